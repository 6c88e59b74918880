/** How far long work is, for those who hear it: every quarter is told, and nothing in between. */

/** "25%", when a share (0 to 1) has come to another quarter; nothing if it has not. */
export function newQuarter(before: number, now: number): string | undefined {
  const quarter = Math.floor(4 * now);
  return quarter > Math.floor(4 * before) ? `${25 * quarter}%` : undefined;
}
