/** Checks what a caller hands to the learned model: kinds only, as arguments.ts does; the core knows the sizes. */

import { checkedNumber, checkedOptions, described, invalid, requireAttached } from './arguments.ts';
import { SpotlightError } from './errors.ts';
import type { HeadPlace, ReadingMode, ReadingOptions } from './model_protocol.ts';

/** How the model reads a text. */
export interface ModelOptions {
  /** Default 'causal'. */
  mode?: ReadingMode | undefined;
  /** Heads that give nothing to the residual stream, as if they were not there. Default none. */
  headsOff?: readonly HeadPlace[] | undefined;
}

export const modelOptions = ['mode', 'headsOff'] as const satisfies readonly (keyof ModelOptions)[];

export function checkedText(value: unknown, name: string): string {
  if (typeof value !== 'string')
    throw invalid(`${name}: expected a string, got ${described(value)}`);
  return value;
}

/** What is left out is the core's default. */
export function optionalNumber(value: unknown, name: string): number | undefined {
  return value === undefined ? undefined : checkedNumber(value, name);
}

/** A whole number of 1 or more, for what is counted on this side. */
export function checkedCount(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    throw invalid(`${name}: expected a whole number of 1 or more, got ${described(value)}`);
  }
  return value;
}

export function checkedReading(
  { mode = 'causal', headsOff = [] }: ModelOptions,
  caller: string,
): ReadingOptions {
  if (!['causal', 'masked'].includes(mode)) {
    throw invalid(`${caller}: mode: expected "causal" or "masked", got ${described(mode)}`);
  }
  return { mode, headsOff: checkedHeads(headsOff, `${caller}: headsOff`) };
}

function checkedHeads(value: unknown, name: string): HeadPlace[] {
  if (!Array.isArray(value)) {
    throw invalid(`${name}: expected an array of { layer, head }, got ${described(value)}`);
  }
  return value.map((place: unknown, index) => {
    const at = `${name}[${index}]`;
    const { layer, head } = checkedOptions(place as HeadPlace, ['layer', 'head'], at);
    return {
      layer: checkedNumber(layer, `${at}: layer`),
      head: checkedNumber(head, `${at}: head`),
    };
  });
}

/** Far above any model here: what is larger is refused before anybody reads it. */
export const largestFile = 16 * 2 ** 20;

export function tooLarge(name: string): SpotlightError {
  return new SpotlightError(
    'corrupt_file',
    `${name}: expected at most ${largestFile / 2 ** 20} MB, got more`,
  );
}

/** A view of the caller's bytes: the link copies them. */
export function checkedBytes(
  value: unknown,
  name: string,
  expected = 'the bytes of a file',
): Uint8Array<ArrayBuffer> {
  if (!(value instanceof ArrayBuffer || ArrayBuffer.isView(value))) {
    throw invalid(`${name}: expected ${expected}, got ${described(value)}`);
  }
  const bytes = bytesOf(value as BufferSource);
  requireAttached(bytes, name);
  if (bytes.length > largestFile) throw tooLarge(name);
  return bytes;
}

function bytesOf(value: BufferSource): Uint8Array<ArrayBuffer> {
  // Not the value itself, even if it is a Uint8Array: slice() of Node's Buffer would not copy.
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}
