/** Where labels stand that would lie on top of each other: moved apart, each as little as may be. */

interface Block {
  readonly count: number;
  /** Of the places that its labels would have with no distance between them. */
  readonly mean: number;
}

/**
 * Places at least `gap` apart in [low, high], in the order of those that are wanted, with the least sum
 * of squared moves; they stick out at `high` if there is no room. (Less its rank times the gap, each
 * place must not be smaller than the one before: an isotonic regression, by pooling neighbours.)
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const blocks: Block[] = [];
  order.forEach(({ place }, rank) => {
    let block: Block = { count: 1, mean: place - rank * gap };
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      blocks.pop();
      const count = last.count + block.count;
      block = { count, mean: (last.mean * last.count + block.mean * block.count) / count };
    }
    blocks.push(block);
  });
  const highest = high - (wanted.length - 1) * gap;
  const means = blocks.flatMap(({ count, mean }) =>
    Array<number>(count).fill(Math.max(Math.min(mean, highest), low)),
  );
  const places = Array<number>(wanted.length).fill(0);
  order.forEach(({ index }, rank) => {
    places[index] = (means[rank] ?? 0) + rank * gap;
  });
  return places;
}
