/** A large map in words: what is under the cursor, and what its blocks do not show. */

import { hiddenMostIn, meanIn, type PlacedWeight } from '../../lib/block_facts.ts';
import type { CellArea } from '../../lib/map_view.ts';
import { isHidden, type BlockRange, type MipLevel, type MipMap } from '../../lib/mip_levels.ts';
import { valueAt } from '../../lib/tensor.ts';

export interface MapNames {
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
}

/** “row 812 “mat” attends to column 40 “the”: 0.0123”, or mean and largest of a block. */
export function readingOf(map: MipMap, level: MipLevel, area: CellArea, names: MapNames): string {
  const { weights } = map;
  const { row, column, side } = area;
  const [blockRow, blockColumn] = [row / side, column / side];
  const hidden = isHidden(map, blockRow, blockColumn);
  if (side === 1) {
    const from = `row ${named(row, names.rowNames)}`;
    const to = `column ${named(column, names.columnNames)}`;
    const value = hidden ? 'not read yet' : weightText(valueAt(weights, row, column));
    return `${from} attends to ${to}: ${value}`;
  }
  const rows = span('row', row, Math.min(row + side, weights.rows));
  const columns = span('column', column, Math.min(column + side, weights.columns));
  const at = blockRow * level.columns + blockColumn;
  const [mean, largest] = [level.means[at] ?? NaN, level.largest[at] ?? NaN];
  const value = hidden
    ? 'not read yet'
    : Number.isNaN(mean)
      ? 'one of them is not a number'
      : `mean ${weightText(mean)}, largest ${weightText(largest)}`;
  return `${rows}, ${columns}: ${value}`;
}

/** “rows 1 to 512, columns 513 to 1,024 in view” */
export function viewText({ weights }: MipMap, { side }: MipLevel, range: BlockRange): string {
  const rows = span('row', range.top * side, Math.min(range.bottom * side, weights.rows));
  const columns = span('column', range.left * side, Math.min(range.right * side, weights.columns));
  return `${rows}, ${columns} in view`;
}

/** What the blocks in view make of their weights, with numbers of what is in view. */
export function noteOf(
  map: MipMap,
  level: MipLevel,
  range: BlockRange,
  value: 'mean' | 'largest',
): string {
  if (level.side === 1) return 'Each square is one weight.';
  const size = `${level.side} × ${level.side}`;
  const peak = hiddenMostIn(map, level, range);
  if (!peak) return `Each point stands for ${size} weights.`;
  return value === 'mean'
    ? `Each point is the mean of ${size} weights. ${peakText(level, peak)}`
    : `Each point is the largest of ${size} weights. ${fullnessText(meanIn(map, level, range), peak)}`;
}

function peakText(level: MipLevel, { row, column, value }: PlacedWeight): string {
  const { side, means, columns } = level;
  const mean = means[Math.floor(row / side) * columns + Math.floor(column / side)] ?? NaN;
  const [peak, shown] = [roughText(value), roughText(mean)];
  const place = `at row ${count(row + 1)}, column ${count(column + 1)}`;
  return peak === shown
    ? `That hides no peak here: ${peak} ${place} still looks like ${shown}.`
    : `That hides peaks: ${peak} ${place} looks like ${shown}.`;
}

function fullnessText(mean: number, { value }: PlacedWeight): string {
  const [average, largest] = [roughText(mean), roughText(value)];
  return average === largest
    ? `Nothing is hidden here: the mean in view is ${average}, too.`
    : `That makes the map look fuller than it is: the mean in view is ${average}.`;
}

/** With four decimals, or what there is below them. */
export function weightText(weight: number): string {
  if (Number.isNaN(weight)) return 'not a number';
  if (!Number.isFinite(weight)) return weight > 0 ? 'infinite' : 'minus infinite';
  const size = Math.abs(weight);
  if (size === 0 || size >= 0.001) return signed(weight, size === 0 ? '0' : size.toFixed(4));
  return size < 1e-6 ? 'less than 0.000001' : signed(weight, smallText(size));
}

/** Two digits that count: 0.53, 0.0012. */
function roughText(weight: number): string {
  const size = Math.abs(weight);
  if (!Number.isFinite(weight) || size < 1e-6) return weightText(weight);
  return signed(weight, smallText(size));
}

/** Without an exponent, which nobody has to know. */
function smallText(size: number): string {
  const decimals = Math.max(1 - Math.floor(Math.log10(size)), 0);
  return size.toFixed(decimals);
}

function signed(weight: number, size: string): string {
  return weight < 0 ? `−${size}` : size;
}

function named(index: number, names: readonly string[]): string {
  const name = names[index];
  return name === undefined ? count(index + 1) : `${count(index + 1)} “${name}”`;
}

/** Of what is counted from 0, without the end: "rows 809 to 812". */
function span(noun: string, first: number, end: number): string {
  return end - first === 1
    ? `${noun} ${count(end)}`
    : `${noun}s ${count(first + 1)} to ${count(end)}`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
