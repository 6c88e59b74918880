/** What scores and weights are summed up by: spread, how sharp a row is, and what reaches the scores behind it. */

/** Arrays, typed or not. */
type Values = Iterable<number> & { readonly length: number };

export interface Spread {
  readonly count: number;
  readonly smallest: number;
  readonly largest: number;
  readonly mean: number;
  /** The mean squared distance from the mean of these very values (so divided by their count). */
  readonly variance: number;
  /** The root of the variance, in the unit of the values. */
  readonly deviation: number;
}

/** Added up in float64. Of no values at all, everything but the count is NaN. */
export function spreadOf(values: Values): Spread {
  const count = values.length;
  let [smallest, largest, total] = [Infinity, -Infinity, 0];
  for (const value of values) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
    total += value;
  }
  if (count === 0) [smallest, largest] = [NaN, NaN];
  const mean = total / count;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const variance = squares / count;
  return { count, smallest, largest, mean, variance, deviation: Math.sqrt(variance) };
}

/** The entropy of weights that sum to 1, in nats: 0 if one has it all, ln(n) if n share alike. */
export function entropyOf(weights: Values): number {
  let total = 0;
  for (const weight of weights) {
    if (weight !== 0) total -= weight * Math.log(weight);
  }
  return total;
}

/**
 * How far the weights move when their scores move a little: the Frobenius norm of softmax's Jacobian
 * diag(w) - w w^T. 0 if one weight has it all, at most 0.5.
 */
export function softmaxGradientOf(weights: Values): number {
  let [squares, cubes] = [0, 0];
  for (const weight of weights) {
    squares += weight ** 2;
    cubes += weight ** 3;
  }
  // Of w_i (1 - w_i) on the diagonal and -w_i w_j beside it; rounding may end below 0.
  return Math.sqrt(Math.max(0, squares - 2 * cubes + squares ** 2));
}

/** A row of weights that is larger than this is as good as decided. */
export const decidedFrom = 0.95;

/** What the rows of weights are like, on average. */
export interface Sharpness {
  /** How many rows see more than one key; the others have no choice, and do not count. */
  readonly rows: number;
  readonly largestWeight: number;
  /** In nats, and what it would be if each row shared its weight alike. */
  readonly entropy: number;
  readonly possibleEntropy: number;
  /** The share of rows, 0 to 1, whose largest weight is above `decidedFrom`. */
  readonly decided: number;
  readonly softmaxGradient: number;
}

/** Each row has the weights of the keys that its query sees. Without a row to count, all means are NaN. */
export function sharpnessOf(rows: readonly Values[]): Sharpness {
  const counted = rows.filter(({ length }) => length > 1);
  const meanOf = (measure: (row: Values) => number): number =>
    counted.reduce((total, row) => total + measure(row), 0) / counted.length;
  return {
    rows: counted.length,
    largestWeight: meanOf(largestOf),
    entropy: meanOf(entropyOf),
    possibleEntropy: meanOf(({ length }) => Math.log(length)),
    decided: meanOf((row) => (largestOf(row) > decidedFrom ? 1 : 0)),
    softmaxGradient: meanOf(softmaxGradientOf),
  };
}

function largestOf(row: Values): number {
  let largest = -Infinity;
  for (const weight of row) largest = Math.max(largest, weight);
  return largest;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Counts the values in `bins` bins of one width from -end to end; both ends belong to their bins. */
export function binsOf(values: Values, end: number, bins: number): Bin[] {
  const counts = Array<number>(bins).fill(0);
  const width = (2 * end) / bins;
  for (const value of values) {
    if (!(Math.abs(value) <= end)) continue;
    const bin = Math.min(Math.floor((value + end) / width), bins - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, bin) => ({
    from: -end + bin * width,
    to: -end + (bin + 1) * width,
    count,
  }));
}

/** The density of a normal distribution of mean 0, per unit of x. */
export function normalDensity(x: number, variance: number): number {
  return Math.exp(-(x ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}
