/** How far the axis of both histograms reaches: so that they can be compared, and do not change with every step of the slider. */

/** The end of an axis from -end to end that values up to this size fit on: 4 or 12 times a power of ten. */
export function axisEnd(largest: number): number {
  let [end, next] = [4, 12];
  while (end < largest) [end, next] = [next, 10 * end];
  return end;
}
