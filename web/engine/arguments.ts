/**
 * Checks what a caller hands in. Kinds of values (is it a number, is it rectangular, is
 * the option known) are checked here, since the border to WebAssembly would turn 'a' into NaN and null into 0; sizes
 * and shapes are checked by the core.
 */

import type { Allowed, NestedNumbers, Tensor, TensorLike } from '../lib/tensor.ts';
import { SpotlightError } from './errors.ts';
import type { CallWatch } from './link.ts';
import type { CallOptions, Params, Stage } from './protocol.ts';

type Arrayish = ArrayLike<unknown>;

export function invalid(message: string): SpotlightError {
  return new SpotlightError('invalid_argument', message);
}

/** A value as a message shows it: short, and never thrown over by a strange toString. */
export function described(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (value === null || typeof value !== 'object') return String(value).slice(0, 40);
  return Array.isArray(value) ? 'an array' : 'an object';
}

function isArrayish(value: unknown): value is Arrayish {
  return Array.isArray(value) || value instanceof Float32Array || value instanceof Float64Array;
}

/** Checks an options object: none at all is an empty one, and an unknown name is an error. */
export function checkedOptions<Options extends object>(
  options: Options | undefined,
  known: readonly (keyof Options & string)[],
  caller: string,
): Partial<Options> {
  if (options === undefined) return {};
  if (typeof options !== 'object' || (options as unknown) === null || Array.isArray(options)) {
    throw invalid(`${caller}: expected an object of options, got ${described(options)}`);
  }
  for (const name of Object.keys(options)) {
    if (!(known as readonly string[]).includes(name)) {
      throw invalid(`${caller}: unknown option ${name}, expected ${known.join(', ')}`);
    }
  }
  return options;
}

export function checkedNumber(value: unknown, name: string): number {
  if (typeof value !== 'number')
    throw invalid(`${name}: expected a number, got ${described(value)}`);
  return value;
}

function checkedNumbers(value: unknown, name: string): number[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw invalid(`${name}: expected an array of numbers, got ${described(value)}`);
  }
  return value.map((number: unknown, index) => checkedNumber(number, `${name}[${index}]`));
}

function checkedWindow(value: unknown, name: string): number[] {
  const sides = checkedNumbers(value, name);
  if (sides.length !== 2) {
    throw invalid(`${name}: expected [left, right], got ${sides.length} numbers`);
  }
  return sides;
}

export function checkedBoolean(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') {
    throw invalid(`${name}: expected true or false, got ${described(value)}`);
  }
  return value;
}

export function checkedWords(value: unknown, name: string): string[] {
  if (!Array.isArray(value)) {
    throw invalid(`${name}: expected an array of strings, got ${described(value)}`);
  }
  return value.map((word: unknown, index) => {
    if (typeof word === 'string') return word;
    throw invalid(`${name}: expected a string at [${index}], got ${described(word)}`);
  });
}

/**
 * The tensor as plain data; a typed array is still the caller's. Throws invalid_argument if the value is
 * none, or ragged.
 */
export function checkedTensor(value: TensorLike, name: string): Tensor {
  if (isArrayish(value)) return tensorFromNested(value, name);
  const tensor = value as Partial<Tensor> | null | undefined;
  if (!(tensor?.data instanceof Float32Array) || !isArrayish(tensor.shape)) {
    throw invalid(
      `${name}: expected { data: Float32Array, shape } or nested arrays of numbers, got ${described(value)}`,
    );
  }
  requireAttached(tensor.data, name);
  return { data: tensor.data, shape: checkedShape(tensor.shape, name) };
}

/** Throws invalid_argument if the buffer was transferred to somewhere else. */
export function requireAttached(data: Float32Array | Uint8Array, name: string): void {
  if (data.length > 0) return;
  try {
    data.slice();
  } catch {
    throw invalid(`${name}: expected data, got a detached array`);
  }
}

function checkedAllowed(value: Allowed, name: string): Allowed {
  const allowed = value as Partial<Allowed> | null;
  if (!(allowed?.data instanceof Uint8Array) || !isArrayish(allowed.shape)) {
    throw invalid(`${name}: expected { data: Uint8Array, shape }, got ${described(value)}`);
  }
  requireAttached(allowed.data, name);
  return { data: allowed.data, shape: checkedShape(allowed.shape, name) };
}

function checkedShape(shape: Arrayish, name: string): number[] {
  return Array.from(shape, (size) => checkedNumber(size, `${name}: shape`));
}

/** Deeper than any tensor: an array that contains itself ends here. */
const deepestNesting = 8;

function tensorFromNested(nested: NestedNumbers, name: string): Tensor {
  const shape: number[] = [];
  for (let level: unknown = nested; isArrayish(level); level = level[0]) {
    if (shape.length === deepestNesting) {
      throw invalid(`${name}: expected at most ${deepestNesting} dimensions, got more`);
    }
    if (level.length === 0) throw invalid(`${name}: expected numbers, got an empty array`);
    shape.push(level.length);
  }
  const data: number[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (!isArrayish(value)) {
      if (depth < shape.length) {
        throw invalid(
          `${name}: ragged: expected arrays ${shape.length} deep everywhere, got ${described(value)} at depth ${depth}`,
        );
      }
      data.push(checkedNumber(value, name));
      return;
    }
    const expected = shape[depth];
    if (expected === undefined) {
      throw invalid(`${name}: ragged: expected a number at depth ${depth}, got an array`);
    }
    if (value.length !== expected) {
      throw invalid(`${name}: ragged: expected ${expected} elements, got ${value.length}`);
    }
    for (const element of Array.from(value)) collect(element, depth + 1);
  };
  collect(nested, 0);
  return { data: Float32Array.from(data), shape };
}

const stages = ['scores', 'cappedScores', 'maskedScores', 'weights', 'present'] as const;

function checkedStages(value: unknown, name: string): Stage[] {
  const known: readonly Stage[] = stages;
  if (!Array.isArray(value)) throw invalid(`${name}: expected an array, got ${described(value)}`);
  return value.map((stage: unknown) => {
    const found = known.find((each) => each === stage);
    if (!found) throw invalid(`${name}: expected ${known.join(', ')}, got ${described(stage)}`);
    return found;
  });
}

/** What a caller may write for CallOptions. */
export interface LooseCallOptions {
  scale?: number | undefined;
  softcap?: number | undefined;
  window?: readonly [left: number, right: number] | undefined;
  pastKey?: TensorLike | undefined;
  pastValue?: TensorLike | undefined;
  kvLengths?: readonly number[] | undefined;
  causal?: boolean | undefined;
  mask?: TensorLike | undefined;
  allowed?: Allowed | undefined;
  returns?: readonly Stage[] | undefined;
}

/** Checks the options that are about the call itself. */
export function checkedWatch(options: CallWatch | undefined, caller: string): CallWatch {
  const { signal, onProgress } = options ?? {};
  if (signal !== undefined && !((signal as unknown) instanceof AbortSignal)) {
    throw invalid(`${caller}: signal: expected an AbortSignal, got ${described(signal)}`);
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw invalid(`${caller}: onProgress: expected a function, got ${described(onProgress)}`);
  }
  return { signal, onProgress };
}

/** Checks the options of an attention call, of which only the `known` ones may be given. */
export function checkedCallOptions<Known extends keyof (LooseCallOptions & CallWatch)>(
  options: Pick<LooseCallOptions & CallWatch, Known> | undefined,
  known: readonly Known[],
  caller: string,
): CallOptions {
  const given: LooseCallOptions = checkedOptions(options, known, caller);
  const checked: { -readonly [Name in keyof CallOptions]: CallOptions[Name] } = {};
  for (const name of Object.keys(given) as (keyof LooseCallOptions)[]) {
    if (given[name] === undefined || !Object.hasOwn(checks, name)) continue;
    const check = checks[name] as (value: unknown, name: string) => never;
    checked[name] = check(given[name], `${caller}: ${name}`);
  }
  return checked;
}

/** How each option is checked. */
const checks: {
  readonly [Name in keyof LooseCallOptions]-?: (
    value: NonNullable<LooseCallOptions[Name]>,
    name: string,
  ) => CallOptions[Name];
} = {
  scale: checkedNumber,
  softcap: checkedNumber,
  causal: checkedBoolean,
  window: checkedWindow,
  mask: checkedTensor,
  allowed: checkedAllowed,
  pastKey: checkedTensor,
  pastValue: checkedTensor,
  kvLengths: checkedNumbers,
  returns: checkedStages,
};

export function checkedParams(params: unknown, caller: string): Params {
  if (typeof params !== 'object' || params === null || isArrayish(params)) {
    throw invalid(`${caller}: expected an object of tensors, got ${described(params)}`);
  }
  return Object.fromEntries(
    Object.entries(params)
      .filter(([, tensor]) => tensor !== undefined)
      .map(([name, tensor]) => [name, checkedTensor(tensor as TensorLike, `${caller}: ${name}`)]),
  );
}
