/** Tests that something is refused: with which code, and in which words. */

import { expect, it } from 'vitest';
import { SpotlightError, type ErrorCode } from '../web/engine/index.ts';

/** What is tried, the code that it gives (or one of some), and what the message says. */
export type BadInput = [
  what: string,
  call: () => Promise<unknown>,
  code: ErrorCode | RegExp,
  message: RegExp,
];

export function itRefuses(cases: readonly BadInput[]): void {
  it.each(cases)('%s', async (_what, call, code, message) => {
    const error: unknown = await call().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(SpotlightError);
    const { code: got, message: said } = error as SpotlightError;
    expect(got).toMatch(typeof code === 'string' ? new RegExp(`^${code}$`) : code);
    expect(said).toMatch(message);
  });
}

/** What the types would not let through. */
export const anything = (value: unknown): never => value as never;
