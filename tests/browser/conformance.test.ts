import { createEngine } from '../../web/engine/index.ts';
import { conformanceSuite, type Cases } from '../conformance/suite.ts';

// From the test server, which reads them where they lie.
const cases = (await (await fetch('/conformance')).json()) as Cases;

conformanceSuite(await createEngine(), cases, 'Chromium');
