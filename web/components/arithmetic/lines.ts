/** The arithmetic of a cell as data: who asks for it hands over numbers and words, and writes nothing. */

import { cellNumber, decimalNumber, exactNumber, shortWeight } from '../../lib/numbers.ts';

/**
 * A number, written with the decimals of the arithmetic, whole ones without; a sign or a word as it
 * stands ("×", "√3"); a weight in the colour of its cell; or e to the power of numbers, which are written
 * as in their cells.
 */
export type ArithmeticPart =
  number | string | { readonly weight: number } | { readonly power: readonly (number | string)[] };

export interface ArithmeticLine {
  /** The word or the number of the dimension; may be empty. */
  readonly label: string;
  readonly parts: readonly ArithmeticPart[];
  /** What the parts come to. */
  readonly result: number;
}

export interface ArithmeticTotal {
  /** "sum", "÷ sum", "= weight" */
  readonly label: string;
  readonly parts?: readonly ArithmeticPart[];
  /** A number is written as it stands in its cell, a weight in its colour; one more term like a line. */
  readonly result: number | { readonly weight: number } | { readonly term: number };
  /** All digits below it, where the cell rounds. */
  readonly exact?: boolean;
}

/** Lines to be shown, and what those that are left out come to. */
interface FoldedLines {
  readonly lines: readonly ArithmeticLine[];
  readonly others: { readonly count: number; readonly sum: number } | undefined;
}

/** More terms than this are not read by anybody. */
const mostLines = 12;
const linesOfMany = 6;

/** All lines, or the largest of many by size, the largest first. */
export function foldLines(lines: readonly ArithmeticLine[]): FoldedLines {
  if (lines.length <= mostLines) return { lines, others: undefined };
  const bySize = [...lines].sort((a, b) => Math.abs(b.result) - Math.abs(a.result));
  const others = bySize.slice(linesOfMany);
  const sum = others.reduce((total, { result }) => total + result, 0);
  return { lines: bySize.slice(0, linesOfMany), others: { count: others.length, sum } };
}

/** A number among the parts: 4, 0.31. */
export function partNumber(value: number, decimals: number): string {
  return Number.isInteger(value) ? cellNumber(value) : decimalNumber(value, decimals);
}

/** A part as plain text, for the ear. */
function partText(part: ArithmeticPart, decimals: number): string {
  if (typeof part === 'string') return part;
  if (typeof part === 'number') return partNumber(part, decimals);
  if ('weight' in part) return partWeight(part.weight, decimals);
  return `e^(${powerText(part.power)})`;
}

/** A weight among the parts, as exact as the other numbers: .654; 0 and 1 only where it is that. */
export function partWeight(weight: number, decimals: number): string {
  if (Number.isInteger(weight)) return String(weight);
  return decimalNumber(weight, decimals).replace(/^0\./u, '.');
}

export function powerText(power: readonly (number | string)[]): string {
  return power.map((part) => (typeof part === 'number' ? cellNumber(part) : part)).join(' ');
}

/** Results under each other have the same number of decimals, none if all are whole. */
export function resultDecimals(lines: readonly ArithmeticLine[], decimals: number): number {
  const whole = lines.every(({ result }) => Number.isInteger(result) || !Number.isFinite(result));
  return whole ? 0 : decimals;
}

export function totalText({ result }: ArithmeticTotal, decimals: number): string {
  if (typeof result === 'number') return cellNumber(result);
  return 'weight' in result ? shortWeight(result.weight) : partNumber(result.term, decimals);
}

/** The digits that the cell leaves out; nothing if it leaves out none. */
export function exactText({ exact = false, result }: ArithmeticTotal): string | undefined {
  if (!exact || (typeof result !== 'number' && 'term' in result)) return undefined;
  const [value, shown] =
    typeof result === 'number'
      ? [result, cellNumber(result)]
      : [result.weight, shortWeight(result.weight)];
  const digits = exactNumber(value);
  return digits === shown || digits === `0${shown}` ? undefined : digits;
}

export interface WrittenArithmetic {
  readonly heading: string;
  readonly lines: readonly ArithmeticLine[];
  readonly totals: readonly ArithmeticTotal[];
  readonly note: string;
  readonly decimals: number;
}

/** The whole in one sentence: "score of it for cat: 1 2 × 2 = 4, 2 0 × 1 = 0, sum 4". */
export function spokenArithmetic({
  heading,
  lines,
  totals,
  note,
  decimals,
}: WrittenArithmetic): string {
  const { lines: shown, others } = foldLines(lines);
  const places = resultDecimals(lines, decimals);
  const said = (parts: readonly ArithmeticPart[] = []): readonly string[] =>
    parts.map((part) => partText(part, decimals));
  const pieces = [
    ...shown.map(({ label, parts, result }) => [
      label,
      ...said(parts),
      '=',
      decimalNumber(result, places),
    ]),
    ...(others ? [[`and ${others.count} more:`, decimalNumber(others.sum, places)]] : []),
    ...totals.map((total) => [total.label, ...said(total.parts), totalText(total, decimals)]),
    [note],
  ];
  const clauses = pieces.map((words) => words.filter((word) => word !== '').join(' '));
  return `${heading}: ${clauses.filter((clause) => clause !== '').join(', ')}`;
}
