/** Can this browser run the engine at all? Asked before anything is loaded, to give a clear answer. */

import { SpotlightError } from './errors.ts';

/** The smallest module that uses one SIMD instruction: () => v128 { i32.const 0; i8x16.splat }. */
const usesSimd = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 5, 1, 96, 0, 1, 123], // one type: no parameters, one v128
  ...[3, 2, 1, 0], // one function of that type
  ...[10, 8, 1, 6, 0, 65, 0, 253, 15, 11], // its code
);

/** Throws engine_crashed, in words for a visitor, if WebAssembly or its SIMD is missing. */
export function requireWasmSupport(): void {
  if (typeof WebAssembly !== 'object') {
    throw new SpotlightError('engine_crashed', 'this browser has no WebAssembly');
  }
  if (!WebAssembly.validate(usesSimd)) {
    throw new SpotlightError('engine_crashed', 'this browser has no WebAssembly SIMD');
  }
}
