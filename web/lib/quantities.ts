/** How counts, times and amounts of memory are written: about two digits, in the unit that people would choose. */

interface Unit {
  readonly name: string;
  readonly size: number;
}

/** In milliseconds; parts of one are told as such, for nobody thinks in microseconds. */
const times: readonly Unit[] = [
  { name: 'ms', size: 1 },
  { name: 's', size: 1e3 },
  { name: 'minutes', size: 60e3 },
  { name: 'hours', size: 3600e3 },
  { name: 'days', size: 86_400e3 },
  { name: 'years', size: 365.25 * 86_400e3 },
];

/** In bytes; a kB is a thousand of them. */
const amounts: readonly Unit[] = [
  { name: 'bytes', size: 1 },
  { name: 'kB', size: 1e3 },
  { name: 'MB', size: 1e6 },
  { name: 'GB', size: 1e9 },
  { name: 'TB', size: 1e12 },
  { name: 'PB', size: 1e15 },
];

/** "16,384". */
export function countText(count: number): string {
  return count.toLocaleString('en');
}

/** "0.32 ms", "1.4 s", "12 minutes". */
export function durationText(milliseconds: number): string {
  return quantityText(milliseconds, times);
}

/** "64 bytes", "66 kB", "1.1 GB". */
export function bytesText(bytes: number): string {
  return quantityText(bytes, amounts);
}

function quantityText(value: number, units: readonly Unit[]): string {
  if (!Number.isFinite(value)) return '–';
  const unit = units.findLast(({ size }) => rounded(value) >= size) ?? units[0];
  if (!unit) return '–';
  const count = rounded(value / unit.size);
  const name = count === 1 ? unit.name.replace(/^(day|hour|minute|year|byte)s$/, '$1') : unit.name;
  return `${count.toLocaleString('en', { maximumFractionDigits: 4 })} ${name}`;
}

/** Two digits, of larger numbers all that stand before the point. */
function rounded(value: number): number {
  return value >= 10 ? Math.round(value) : Number(value.toPrecision(2));
}
