/** How numbers are written on the page. */

/** As short as a cell is small: .36; 0 below .005 and 1 from .995. */
export function shortWeight(weight: number): string {
  if (Number.isNaN(weight)) return 'NaN';
  if (weight < 0.005) return '0';
  if (weight >= 0.995) return '1';
  return weight.toFixed(2).slice(1);
}

/** Two decimals: 0.36. */
export function twoDecimals(value: number): string {
  return value.toFixed(2);
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
