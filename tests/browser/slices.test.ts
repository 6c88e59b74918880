import { slicesSuite } from '../slices_suite.ts';

slicesSuite({ worker: true }, 'in a worker');
slicesSuite({ worker: false }, 'in the thread of a page');
