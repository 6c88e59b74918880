/** How numbers are written on the page. */

/** As short as a cell is small: .36; 0 below .005 and 1 from .995. */
export function shortWeight(weight: number): string {
  if (Number.isNaN(weight)) return 'NaN';
  if (weight < 0.005) return '0';
  if (weight >= 0.995) return '1';
  return weight.toFixed(2).slice(1);
}

/** The same with four: .0123; 0 below .00005 and 1 from .99995. */
export function shortFourDecimals(weight: number): string {
  if (Number.isNaN(weight)) return 'NaN';
  if (weight < 0.00005) return '0';
  if (weight >= 0.99995) return '1';
  return weight.toFixed(4).slice(1);
}

/** Two decimals: 0.36. */
export function twoDecimals(value: number): string {
  return value.toFixed(2);
}

/** With its sign, a true minus: +0.31, −0.31; what rounds to zero has none. */
export function signedTwoDecimals(value: number): string {
  const size = twoDecimals(Math.abs(value));
  if (size === '0.00' || size === 'NaN') return size;
  return value < 0 ? `−${size}` : `+${size}`;
}

/** The same as short as a cell is small: +.31, −1.20; 0 for what rounds to zero. */
export function shortSigned(value: number): string {
  const text = signedTwoDecimals(value);
  return text === '0.00' ? '0' : text.replace('0.', '.');
}

/** The end of a scale for values up to this size: rounded up to 1, 2 or 5 times a power of ten. */
export function scaleEnd(largest: number): number {
  if (!(largest > 0) || largest === Infinity) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  // float32 holds .2 as a little more: that is .2 still.
  const step = [1, 2, 5].find((candidate) => largest <= candidate * power * (1 + 1e-6)) ?? 10;
  return Number((step * power).toPrecision(1));
}

/** About three digits, with a true minus: 0.031, 1.04, −66.6, 1,234. */
export function plainNumber(value: number): string {
  const size = Math.abs(value);
  const text =
    size >= 100
      ? Math.round(size).toLocaleString('en')
      : size.toFixed(size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 3);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** The same for a number that no one measured: a whole one without decimals. */
export function givenNumber(value: number): string {
  return Number.isInteger(value)
    ? value.toLocaleString('en').replace('-', '−')
    : plainNumber(value);
}

/** A whole percentage: 36%. */
export function percent(weight: number): string {
  return `${(100 * weight).toFixed(0)}%`;
}

/** An entry of a mask: 0 or −∞, with a true minus sign. */
export function maskEntry(value: number): string {
  return value === -Infinity ? '−∞' : String(value);
}

/** "[4, 10, 10]" */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** As in the cell of any matrix: 4, −0.58, 12.3, 1500, 1.2e6; never longer than a cell is wide. */
export function cellNumber(value: number): string {
  if (!Number.isFinite(value)) return unbounded(value);
  const size = Math.abs(value);
  // What rounds to zero is written like a zero.
  if (size < 0.005) return '0';
  const isShort = Number.isInteger(value) && size < 1e5;
  return withMinus(value, isShort ? String(size) : cellDecimals(size));
}

/** With so many decimals; a true minus, and none before what rounds to zero. */
export function decimalNumber(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return unbounded(value);
  return withMinus(value, Math.abs(value).toFixed(decimals));
}

/** A float32 in full: the fewest digits that read back as the same number, with a true minus. */
export function exactNumber(value: number): string {
  if (!Number.isFinite(value)) return unbounded(value);
  return withMinus(value, float32Text(Math.abs(value)));
}

/** The same for programs to read: with a plain minus, "Infinity" and "NaN". */
export function float32Text(value: number): string {
  const float = Math.fround(value);
  // Any six digits have a float32 of their own, so fewer are among them: String leaves out the zeros.
  for (let digits = 6; digits < 9; ++digits) {
    const short = Number(float.toPrecision(digits));
    if (Math.fround(short) === float) return String(short);
  }
  // Nine digits tell any two of them apart.
  return String(Number(float.toPrecision(9)));
}

function cellDecimals(size: number): string {
  if (size < 99.995) return size.toFixed(2);
  if (size < 999.95) return size.toFixed(1);
  if (size < 99_999.5) return size.toFixed(0);
  return size.toExponential(1).replace('e+', 'e').replace('.0e', 'e');
}

function withMinus(value: number, size: string): string {
  return value < 0 && Number(size) !== 0 ? `−${size}` : size;
}

function unbounded(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value < 0 ? '−∞' : '∞';
}
