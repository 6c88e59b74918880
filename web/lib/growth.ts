/** How a cost grows with the length of a text: the slope that a chart shows, and a law to compute with. */

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PowerLaw {
  /** The slope of the line: 2 where twice the words cost four times as much. */
  readonly exponent: number;
  /** The cost of one. */
  readonly factor: number;
}

/**
 * The power law y = factor * x^exponent with the least squared distances of log y (ordinary least squares on
 * logarithms). Points are positive; of fewer than two different x there is none.
 */
export function fitPowerLaw(points: readonly Point[]): PowerLaw | undefined {
  const logs = points.map(({ x, y }) => [Math.log(x), Math.log(y)] as const);
  const mean = (axis: 0 | 1): number =>
    logs.reduce((total, log) => total + log[axis], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  let [products, squares] = [0, 0];
  for (const [x, y] of logs) {
    products += (x - meanX) * (y - meanY);
    squares += (x - meanX) ** 2;
  }
  if (!(squares > 0)) return undefined;
  const exponent = products / squares;
  return { exponent, factor: Math.exp(meanY - exponent * meanX) };
}

/** The cost of x words: so much for each pair of them, so much for each word. Never negative. */
export interface PairLaw {
  readonly perPair: number;
  readonly perWord: number;
}

/**
 * The law y = perPair * x² + perWord * x with the least squared relative distances, (law / y - 1)², so that
 * short texts count as much as long ones. Points are positive; of fewer than two there is none.
 */
export function fitPairLaw(points: readonly Point[]): PairLaw | undefined {
  if (points.length < 2) return undefined;
  // In units of y: the law is 1 at each point, and has the two columns x²/y and x/y.
  let [aa, ab, bb, a, b] = [0, 0, 0, 0, 0];
  for (const { x, y } of points) {
    const [pairs, words] = [x ** 2 / y, x / y];
    aa += pairs * pairs;
    ab += pairs * words;
    bb += words * words;
    a += pairs;
    b += words;
  }
  const determinant = aa * bb - ab * ab;
  const perPair = (a * bb - b * ab) / determinant;
  const perWord = (b * aa - a * ab) / determinant;
  if (perPair < 0) return { perPair: 0, perWord: b / bb };
  if (perWord < 0) return { perPair: a / aa, perWord: 0 };
  return { perPair, perWord };
}

export function pairLawAt({ perPair, perWord }: PairLaw, x: number): number {
  return perPair * x ** 2 + perWord * x;
}
