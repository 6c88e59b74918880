/** Numbers that visitors type into a matrix: what is taken, and what is said about anything else. */

export type TypedNumber = { readonly value: number } | { readonly refusal: string };

/** Larger numbers tell nothing more, and their products would leave float32. */
const largest = 1e6;

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
const minusInfinity = /^-(?:∞|inf|infinity)$/iu;

/** "-1.5", "−1.5" and "1e-3"; a mask also takes "-inf" and "−∞". */
export function readTypedNumber(text: string, { mask = false } = {}): TypedNumber {
  const plain = text.trim().replace(/^[−–]/u, '-').replace(/e−/iu, 'e-');
  if (mask && minusInfinity.test(plain)) return { value: -Infinity };
  if (!decimal.test(plain)) {
    const example = mask ? 'a number such as −1.5, or −inf to hide' : 'a number such as −1.5';
    return { refusal: `Type ${example}. The old value stays.` };
  }
  const value = Math.fround(Number(plain));
  if (Math.abs(value) > largest) {
    return { refusal: 'Type a number from −1,000,000 to 1,000,000. The old value stays.' };
  }
  return { value: value === 0 ? 0 : value }; // no −0
}
