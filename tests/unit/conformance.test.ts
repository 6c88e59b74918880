import { createEngine } from '../../web/engine/index.ts';
import { readCases } from '../conformance/cases.ts';
import { conformanceSuite } from '../conformance/suite.ts';

conformanceSuite(
  await createEngine(),
  { onnx: readCases('onnx'), fp16: readCases('onnx/fp16'), torch: readCases('torch') },
  'Node',
);
