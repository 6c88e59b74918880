/** The arithmetic of lesson 2: in every cell of every step, the written terms come to what the cell shows. */

import { describe, expect, it } from 'vitest';
import type { ArithmeticPart, ArithmeticTotal } from '../../web/components/arithmetic/lines.ts';
import { createEngine } from '../../web/engine/index.ts';
import { arithmeticOf, type Arithmetic } from '../../web/lessons/02_steps/arithmetic.ts';
import { blackboardWords } from '../../web/lessons/02_steps/blackboard.ts';
import { matrixNames, type MatrixName } from '../../web/lessons/02_steps/matrices.ts';
import {
  createPictureMaker,
  type Picture,
  type PictureRequest,
} from '../../web/lessons/02_steps/picture.ts';
import { createLearnedModel } from '../../web/lessons/learned_model.ts';
import { valueAt } from '../../web/lib/tensor.ts';

const engine = await createEngine();
const learnedModel = createLearnedModel();
const make = createPictureMaker();
const words = 'The cat was tired'.split(' ');
const pictureOf = (request: PictureRequest): Promise<Picture> =>
  make(engine, learnedModel, request);

const learned = {
  source: 'learned',
  words,
  mode: 'causal',
  through: '1.2',
  fallback: 'subject',
  edits: '',
} as const;
const blackboard = {
  source: 'blackboard',
  words: blackboardWords,
  causal: true,
  edits: '',
} as const;

/** What the parts come to, by arithmetic as everybody knows it. */
function valueOf(parts: readonly ArithmeticPart[]): number {
  const numbers = parts.filter((part) => typeof part !== 'string' || part.startsWith('√'));
  const [first = NaN, second] = numbers.map(numberOf);
  const sign = parts.find((part) => typeof part === 'string' && '×÷+−'.includes(part));
  if (second === undefined) return first;
  if (sign === '×') return first * second;
  if (sign === '÷') return first / second;
  return sign === '+' ? first + second : first - second;
}

function numberOf(part: ArithmeticPart): number {
  if (typeof part === 'number') return part;
  if (typeof part === 'string') return Math.sqrt(Number(part.slice(1)));
  return 'weight' in part ? part.weight : Math.exp(valueOf(part.power));
}

function resultOf({ result }: ArithmeticTotal): number {
  if (typeof result === 'number') return result;
  return 'weight' in result ? result.weight : result.term;
}

function expectNear(got: number, want: number, what: string): void {
  if (got === want) return;
  expect(Math.abs(got - want), what).toBeLessThanOrEqual(2e-5 * (1 + Math.abs(want)));
}

/** Every line is right, and so is every total; the last is the number in the cell. */
function check({ heading, lines, totals }: Arithmetic, name: MatrixName, cell: number): void {
  for (const { parts, result } of lines) expectNear(result, valueOf(parts), heading);
  for (const total of totals) {
    if (total.parts) expectNear(resultOf(total), valueOf(total.parts), heading);
  }
  const last = totals.at(-1)!;
  expect(resultOf(last), heading).toBe(cell);
  if (lines.length === 0) return;
  const sum = lines.reduce((total, { result }) => total + result, 0);
  const rest = totals.slice(0, -1);
  if (name === 'weights') {
    expectNear(resultOf(rest[0]!), sum, heading);
  } else {
    const added = rest.reduce((total, other) => total + resultOf(other), sum);
    expectNear(cell, added, heading);
  }
}

describe.each([
  learned,
  { ...learned, mode: 'masked', through: '2.5' },
  { source: 'random', words, causal: true, seed: 3, head: 1, edits: '' },
  { source: 'cross', words, others: ['a', 'b', 'c'], seed: 3, head: 3, edits: '' },
  blackboard,
  { ...blackboard, edits: 'q.3.0=-7_k.1.1=1e-3_v.0.2=1000000_m.3.1=-inf_m.2.0=0.25' },
  { ...learned, edits: 'm.1.0=-inf_m.1.1=-inf_q.2.2=5' },
] as const)('$source %#', (request) => {
  it('comes to what each cell shows', async () => {
    const picture = await pictureOf(request);
    let cells = 0;
    for (const name of matrixNames) {
      const matrix = picture.stages.matrices[name];
      if (!matrix) continue;
      for (let row = 0; row < matrix.rows; ++row) {
        for (let column = 0; column < matrix.columns; ++column) {
          const arithmetic = arithmeticOf(picture, { matrix: name, row, column });
          check(arithmetic!, name, valueAt(matrix, row, column));
          ++cells;
        }
      }
    }
    expect(cells).toBeGreaterThan(100);
  });
});

describe('on the blackboard', () => {
  it('a score is a row times a row: which ones are said', async () => {
    const picture = await pictureOf(blackboard);
    expect(arithmeticOf(picture, { matrix: 'scores', row: 3, column: 1 })).toEqual({
      heading: 'score of tired for cat',
      lines: [
        { label: '1', parts: [2, '×', 2], result: 4 },
        { label: '2', parts: [0, '×', 0], result: 0 },
        { label: '3', parts: [1, '×', 0], result: 0 },
      ],
      totals: [{ label: 'score', result: 4, exact: true }],
      note: '',
      operands: [
        { matrix: 'query', row: 3 },
        { matrix: 'key', row: 1 },
      ],
    });
  });

  it('an edited number says what it was, and nothing else', async () => {
    const picture = await pictureOf({ ...blackboard, edits: 'q.3.0=5_m.0.1=0' });
    const at = (matrix: MatrixName, row: number, column: number): Arithmetic =>
      arithmeticOf(picture, { matrix, row, column })!;
    expect(at('query', 3, 0).note).toBe('Edited by you: was 2.');
    expect(at('mask', 0, 1).note).toBe('Edited by you: was −∞.');
    expect(at('query', 3, 1).note).toContain('Made by hand');
    expect(at('mask', 0, 2).note).toBe(
      '“was” comes after “the”, and may not be seen: −∞ makes its weight 0.',
    );
  });

  it('a row that sees nothing has no sum to divide by, and says so', async () => {
    const edits = blackboardWords.map((_, key) => `m.3.${key}=-inf`).join('_');
    const picture = await pictureOf({ ...blackboard, edits });
    const { lines, totals, note } = arithmeticOf(picture, {
      matrix: 'weights',
      row: 3,
      column: 1,
    })!;
    expect(lines).toEqual([]);
    expect(totals).toEqual([{ label: 'weight', result: { weight: 0 } }]);
    expect(note).toContain('“tired” sees nothing');
  });

  it('a hidden word is a term only where it is asked for', async () => {
    const picture = await pictureOf(blackboard);
    const labels = (column: number): string[] =>
      arithmeticOf(picture, { matrix: 'weights', row: 1, column })!.lines.map(({ label }) => label);
    expect(labels(0)).toEqual(['the', 'cat']);
    expect(labels(3)).toEqual(['the', 'cat', 'tired']);
  });
});

describe('in the learned model', () => {
  it('a query is x times a column of W_Q, and a bias', async () => {
    const picture = await pictureOf(learned);
    const arithmetic = arithmeticOf(picture, { matrix: 'query', row: 2, column: 4 })!;
    expect(arithmetic.lines).toHaveLength(48);
    expect(arithmetic.totals.map(({ label }) => label)).toEqual(['and the bias', 'query']);
    expect(arithmetic.note).toContain('column 5 of W_Q');
    expect(arithmetic.operands).toEqual([{ matrix: 'input', row: 2 }]);
  });

  it('x and the position bias say where they come from', async () => {
    const picture = await pictureOf(learned);
    const note = (matrix: MatrixName, row: number, column: number): string =>
      arithmeticOf(picture, { matrix, row, column })!.note;
    expect(note('input', 2, 0)).toContain('From the embedding');
    expect(note('bias', 3, 2)).toContain('1 place back');
    expect(note('bias', 3, 5)).toContain('2 places ahead');
  });

  it('a joined number says whose it is', async () => {
    const picture = await pictureOf(learned);
    const own = arithmeticOf(picture, { matrix: 'joined', row: 1, column: 11 })!;
    expect(own.totals[0]!.label).toBe('head 2, number 4');
    expect(own.operands).toEqual([{ matrix: 'result', row: 1, column: 3 }]);
    const other = arithmeticOf(picture, { matrix: 'joined', row: 1, column: 40 })!;
    expect(other.totals[0]!.label).toBe('head 6, number 1');
    expect(other.operands).toEqual([]);
  });
});

describe('a cell that is not there', () => {
  it.each(['weights.9.0', 'query.0.3', 'input.0.0', 'output.0.0', 'bias.0.0'])(
    '%s has no arithmetic on the blackboard',
    async (text) => {
      const picture = await pictureOf(blackboard);
      const [matrix, row, column] = text.split('.');
      const cell = { matrix: matrix as MatrixName, row: Number(row), column: Number(column) };
      expect(arithmeticOf(picture, cell)).toBeUndefined();
    },
  );
});
