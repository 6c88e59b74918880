/** A careful student of the game "Find the bug": names the fault from what a round shows, and from nothing else. */

/** As the choices name them. */
export const names = {
  late: 'The mask came after the softmax',
  open: 'There was no causal mask',
  dead: 'The row that may see nothing was treated like any other',
  finite: 'The mask held −1e9 instead of −∞',
  columns: 'The softmax ran down the columns',
  unscaled: 'The scores were not divided by √d',
  overflow: 'In half precision, the maximum was not subtracted',
  mean: 'The heads were averaged',
  none: 'Nothing is wrong',
} as const;

export interface Evidence {
  /** The accessible names of all cells, row by row: "cat attends to The: 0.61". */
  readonly cells: readonly string[];
  /** What is told of the round. */
  readonly task: string;
}

interface Verdict {
  readonly fault: (typeof names)[keyof typeof names];
  /** What the proof should say, in the numbers that were read. */
  readonly proof: RegExp;
}

/** A sum of twelve numbers that were each rounded to two decimals may be off by this. */
const rounding = 0.06;

/** Numbers and words, row by row. */
function readCells(cells: readonly string[]): { numbers: number[][]; words: string[] } {
  const size = Math.sqrt(cells.length);
  const read = cells.map((name) => /^(\S+) attends to \S+: (NaN|\d\.\d\d)/u.exec(name)!);
  const rows = Array.from({ length: size }, (_, row) => read.slice(row * size, (row + 1) * size));
  return {
    numbers: rows.map((row) => row.map(([, , number]) => Number(number))),
    words: rows.map(([first]) => first![1]!),
  };
}

const sumOf = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

export function judge({ cells, task }: Evidence): Verdict {
  const { numbers, words } = readCells(cells);
  const last = numbers.at(-1)!;
  const seeing = numbers.slice(0, -1);
  const sums = seeing.map(sumOf);
  const columns = words.slice(0, -1).map((_, at) => sumOf(numbers.map((row) => row[at]!)));
  const ahead = Math.max(...seeing.flatMap((row, at) => row.slice(at + 1)));
  const [, from, weight, on] = /from “(\S+)”.*?, (\d\.\d\d) on “(\S+?)”/u.exec(task)!;
  const is = numbers[words.indexOf(from!)]![words.indexOf(on!)]!;
  const known = `“${from}”.* puts ${is.toFixed(2)} on “`;

  if (last.every(Number.isNaN)) return { fault: names.dead, proof: /^All 12 weights/u };
  const broken = seeing.filter((row) => row.some(Number.isNaN)).length;
  if (broken > 0)
    return { fault: names.overflow, proof: new RegExp(`^${broken} of the 12 rows`, 'u') };
  if (last[0]! > 0) {
    return { fault: names.finite, proof: new RegExp(`“\\.” is ${last[0]!.toFixed(2)}, one`, 'u') };
  }
  if (ahead > 0)
    return { fault: names.open, proof: new RegExp(`puts ${ahead.toFixed(2)} on`, 'u') };
  if (sums.some((sum) => Math.abs(sum - 1) > rounding)) {
    return columns.every((sum) => Math.abs(sum - 1) <= rounding)
      ? { fault: names.columns, proof: /and columns to 1\.00\./u }
      : { fault: names.late, proof: near(Math.min(...sums)) };
  }
  const gain = is - Number(weight);
  if (Math.abs(gain) < rounding) return { fault: names.none, proof: new RegExp(known, 'u') };
  const fault = gain > 0 ? names.unscaled : names.mean;
  return { fault, proof: new RegExp(`${known}.* instead of ${weight}\\.`, 'u') };
}

/** "sums to" a number this near to what was added up of rounded ones. */
function near(sum: number): RegExp {
  const texts = Array.from({ length: 13 }, (_, step) => (sum + (step - 6) / 100).toFixed(2));
  return new RegExp(`sums to (?:${texts.join('|')}),`, 'u');
}
