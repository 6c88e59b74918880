/** The one error of the package, and the closed list of its codes. */

/** wasm/model/error.hpp has the codes that the core can give; a test holds the two lists together. */
export const errorCodes = [
  /** A size, count or option that cannot be: zero, negative, a fraction, NaN, unknown, ragged. */
  'invalid_argument',
  /** Shapes that do not fit each other, or a shape that does not fit its data. */
  'shape_mismatch',
  /** NaN or infinity where a finite number is needed. */
  'non_finite',
  /** A file that is not what can be read, or that holds other types of numbers. */
  'unsupported_format',
  /** A file of the right format that is cut off or contradicts itself. */
  'corrupt_file',
  /** Too large to compute in the memory that there is. */
  'out_of_memory',
  /** The engine could not be loaded, or died. The next call starts a new one. */
  'engine_crashed',
  /** A fault of Spotlight itself: please report it. */
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Thrown (as a rejected promise) by every call that fails. The message says what was expected and what came. */
export class SpotlightError extends Error {
  override readonly name = 'SpotlightError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** An error as it travels between threads, where classes are lost. */
export interface PlainError {
  readonly code: ErrorCode;
  readonly message: string;
}

/** The core says "create_causal_mask: seq_len: ..." where the package says "createCausalMask: seqLen: ...". */
function inOurNames(message: string): string {
  return message.replace(/^(?:[a-z_]+: ){1,2}/, (names) =>
    names.replace(/_([a-z])(?=[a-z])/g, (_, letter: string) => letter.toUpperCase()),
  );
}

function isErrorCode(code: unknown): code is ErrorCode {
  return (errorCodes as readonly unknown[]).includes(code);
}

/** What went wrong while the core was called, in the terms of this package. */
export function plainErrorFrom(error: unknown): PlainError {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'code' in error && isErrorCode(error.code)) {
    return { code: error.code, message: inOurNames(message) };
  }
  // A trap leaves the module in an unknown state; copying out a result can fail in JavaScript.
  if (error instanceof WebAssembly.RuntimeError) {
    return { code: 'engine_crashed', message: `the engine stopped: ${message}` };
  }
  if (error instanceof RangeError) return { code: 'out_of_memory', message };
  return { code: 'internal', message };
}

export function spotlightErrorFrom({ code, message }: PlainError): SpotlightError {
  return new SpotlightError(code, message);
}
