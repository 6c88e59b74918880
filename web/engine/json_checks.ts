/** Checks of files in JSON, put together from small ones: the first thing that is wrong is a corrupt_file. */

import { SpotlightError } from './errors.ts';

/** Throws if the value is not of its kind; `at` says where it stands. */
export type Check = (value: unknown, at: string) => void;

function check(expected: string, holds: (value: unknown) => boolean): Check {
  return (value, at) => {
    if (!holds(value)) {
      throw new SpotlightError('corrupt_file', `${at}: expected ${expected}`);
    }
  };
}

export const number = check('a number', (value) => typeof value === 'number');
export const text = check('a string', (value) => typeof value === 'string');
export const numberOrText = check('a number or a string', (value) =>
  ['number', 'string'].includes(typeof value),
);
export const numberOrNull = check(
  'a number or null',
  (value) => value === null || typeof value === 'number',
);
const record = check(
  'an object',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const list = check('an array', Array.isArray);

export function optional(inner: Check): Check {
  return (value, at) => {
    if (value !== undefined) inner(value, at);
  };
}

export function arrayOf(inner: Check): Check {
  return (value, at) => {
    list(value, at);
    (value as unknown[]).forEach((each, index) => {
      inner(each, `${at}[${index}]`);
    });
  };
}

export function valuesOf(inner: Check): Check {
  return (value, at) => {
    record(value, at);
    for (const [name, each] of Object.entries(value as object)) inner(each, `${at}.${name}`);
  };
}

/** An object with at least these fields. */
export function fields<Fields>(checks: {
  readonly [Name in keyof Required<Fields>]: Check;
}): Check {
  return (value, at) => {
    record(value, at);
    for (const [name, inner] of Object.entries<Check>(checks)) {
      inner((value as Record<string, unknown>)[name], `${at}.${name}`);
    }
  };
}
