/** The same object for the same question: components draw anew only when they are given something else. */

/** Gives the last result again as long as all arguments are the very same. */
export function rememberLast<Arguments extends readonly unknown[], Result>(
  compute: (...values: Arguments) => Result,
): (...values: Arguments) => Result {
  let last: { readonly values: Arguments; readonly result: Result } | undefined;
  return (...values) => {
    if (!last?.values.every((value, index) => Object.is(value, values[index]))) {
      last = { values, result: compute(...values) };
    }
    return last.result;
  };
}
