/** The official test data, where it lies beside this repository; it is read from there and never copied. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface CaseTensor {
  readonly shape: readonly number[];
  readonly dtype: string;
  /** Flat, row-major; infinities are strings. */
  readonly data: readonly (number | boolean | string)[];
}

export interface ConformanceCase {
  readonly name: string;
  readonly attributes: Readonly<Record<string, number | boolean | undefined>>;
  readonly tolerance: { readonly rtol: number; readonly atol: number };
  readonly inputs: Readonly<Record<string, CaseTensor | undefined>>;
  readonly parameters?: Readonly<Record<string, CaseTensor | undefined>>;
  readonly outputs: Readonly<Record<string, CaseTensor | undefined>>;
  /** Of the cases whose name begins with "bwd". */
  readonly grads?: Readonly<Record<string, CaseTensor | undefined>>;
}

const folder = new URL('../../../shared/conformance/', import.meta.url);

/** The cases of a part ("onnx", "onnx/fp16", "torch"); none where the data is not there. */
export function readCases(part: string): ConformanceCase[] {
  const place = new URL(`${part}/`, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, place), 'utf8')) as ConformanceCase);
}
