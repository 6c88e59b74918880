import { slicesSuite } from '../slices_suite.ts';

slicesSuite({}, 'in Node');
