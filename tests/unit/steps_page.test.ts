/** What lesson 2 puts on the page at each step: which part of which matrix, under which names, with which words. */

import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { blackboardWords } from '../../web/lessons/02_steps/blackboard.ts';
import { editsFrom } from '../../web/lessons/02_steps/edits.ts';
import { formulaFor } from '../../web/lessons/02_steps/formula.ts';
import { lookFor } from '../../web/lessons/02_steps/look_for.ts';
import { isReached, stagesOf } from '../../web/lessons/02_steps/matrices.ts';
import {
  editedIn,
  labelsOf,
  namesFor,
  outlinesOf,
  shapeOf,
} from '../../web/lessons/02_steps/panel_contents.ts';
import { createPartOfMatrix } from '../../web/lessons/02_steps/panel_matrices.ts';
import { blackboardLines, panelsOf } from '../../web/lessons/02_steps/panels.ts';
import { createPictureMaker, type Picture } from '../../web/lessons/02_steps/picture.ts';
import {
  placeInMatrix,
  placeInPanel,
  type Placement,
} from '../../web/lessons/02_steps/placement.ts';
import { askedAt } from '../../web/lessons/02_steps/question.ts';
import { followedRow, wordOfRow } from '../../web/lessons/02_steps/rows.ts';
import { scaleEndOf } from '../../web/lessons/02_steps/scales.ts';
import { computeStages } from '../../web/lessons/02_steps/stages.ts';
import { whatHappens } from '../../web/lessons/02_steps/wording.ts';
import { createLearnedModel } from '../../web/lessons/learned_model.ts';
import { rowOf } from '../../web/lib/tensor.ts';
import { tableOf } from './steps_reference.ts';

const engine = await createEngine();
const make = createPictureMaker();
const learnedModel = createLearnedModel();
const blackboard = {
  source: 'blackboard',
  words: blackboardWords,
  causal: true,
  edits: '',
} as const;
const sources = ['learned', 'random', 'cross', 'blackboard'] as const;

const whole: Placement = { turned: false, only: undefined, from: 0 };
const turned: Placement = { turned: true, only: undefined, from: 0 };
const oneRow: Placement = { turned: false, only: 2, from: 0 };
const later: Placement = { turned: false, only: undefined, from: 3 };

let board: Picture;
let learned: Picture;

beforeAll(async () => {
  board = await make(engine, learnedModel, blackboard);
  learned = await make(engine, learnedModel, {
    source: 'learned',
    words: 'The cat sat on the mat because it was tired'.split(' '),
    mode: 'causal',
    through: '1.2',
    fallback: 'antecedent',
    edits: '',
  });
});

describe('the panels of a step', () => {
  it.each(sources)(
    'end with what the step makes, and show nothing that is not reached: %s',
    (source) => {
      for (const stage of stagesOf(source)) {
        const panels = panelsOf(source, stage, 8);
        for (const { matrix } of panels)
          expect(isReached(matrix, stage), `${stage} ${matrix}`).toBe(true);
        const made = stage === 'projections' ? 'value' : stage;
        const expected = stage === 'input' && source === 'cross' ? 'other' : made;
        expect(panels.at(-1)?.matrix).toBe(expected);
      }
    },
  );

  it('are all on the blackboard, in reading order', () => {
    const names = blackboardLines(3).map((line) => line.map(({ matrix }) => matrix));
    expect(names).toEqual([
      ['query', 'key', 'scores', 'scaled', 'mask'],
      ['masked', 'weights', 'value', 'result'],
    ]);
  });
});

describe('a part of a matrix', () => {
  const matrix = { data: Float32Array.from({ length: 15 }, (_, i) => i), rows: 3, columns: 5 };
  const part = createPartOfMatrix();

  it('is turned, a row, or the columns from one on', () => {
    expect(tableOf(part(matrix, turned))[1]).toEqual([1, 6, 11]);
    expect(tableOf(part(matrix, oneRow))).toEqual([[10, 11, 12, 13, 14]]);
    expect(tableOf(part(matrix, later))[1]).toEqual([8, 9]);
    expect(part(matrix, whole)).toBe(matrix);
  });

  it('is the same object as long as it is the same', () => {
    expect(part(matrix, turned)).toBe(part(matrix, turned));
  });

  it.each([whole, turned, oneRow, later])('knows where its cells lie: %j', (placement) => {
    const shown = part(matrix, placement);
    for (let row = 0; row < shown.rows; ++row) {
      for (let column = 0; column < shown.columns; ++column) {
        const place = placeInMatrix(placement, { row, column });
        expect(matrix.data[place.row * 5 + place.column]).toBe(
          shown.data[row * shown.columns + column],
        );
        expect(placeInPanel(placement, place)).toEqual({ row, column });
      }
    }
  });

  it('has no place for cells that it does not show', () => {
    expect(placeInPanel(oneRow, { row: 1, column: 0 })).toBeUndefined();
    expect(placeInPanel(later, { row: 1, column: 2 })).toBeUndefined();
  });

  it('says its shape', () => {
    expect(shapeOf(matrix, whole)).toBe('[3, 5]');
    expect(shapeOf(matrix, turned)).toBe('[5, 3]');
    expect(shapeOf(matrix, oneRow)).toBe('one row of [3, 5]');
  });
});

describe('the labels and names', () => {
  it('are words where rows or columns are words, and numbers from 1 elsewhere', () => {
    expect(labelsOf(board.input, 'key', 3, turned)).toEqual({
      rows: ['1', '2', '3'],
      columns: blackboardWords,
    });
    expect(labelsOf(board.input, 'weights', 4, oneRow)).toEqual({
      rows: ['was'],
      columns: blackboardWords,
    });
    expect(labelsOf(board.input, 'result', 3, { ...whole, from: 1 }).columns).toEqual(['2', '3']);
  });

  it('say what a cell is', () => {
    const name = (matrix: Parameters<typeof namesFor>[1], placement = whole): string =>
      namesFor(board.input, matrix, (place) => placeInMatrix(placement, place))(
        placement.only === undefined ? 3 : 0,
        1,
        '4',
      );
    expect(name('weights')).toBe('tired attends to cat: 4');
    expect(name('scores')).toBe('score of tired for cat: 4');
    expect(name('query')).toBe('query of tired, number 2: 4');
    expect(name('value')).toBe('value of tired, number 2: 4');
    expect(name('masked', oneRow)).toBe('masked score of was for cat: 4');
  });

  it('outline what an arithmetic takes its numbers from', () => {
    expect(outlinesOf({ matrix: 'key', row: 1 }, turned)).toMatchObject({ row: -1, column: 1 });
    expect(outlinesOf({ matrix: 'key', row: 1 }, whole)).toMatchObject({ row: 1, column: -1 });
    expect(outlinesOf({ matrix: 'value', column: 2 }, whole)).toMatchObject({ row: -1, column: 2 });
    expect(outlinesOf({ matrix: 'scores', row: 2, column: 1 }, oneRow)).toEqual({
      row: -1,
      column: -1,
      cell: { row: 0, column: 1 },
    });
    expect(outlinesOf(undefined, whole)).toMatchObject({ row: -1, column: -1 });
  });

  it('mark the cells that were edited, as the panel counts', async () => {
    const edited = await make(engine, learnedModel, { ...blackboard, edits: 'k.1.2=9_q.2.0=5' });
    expect([...editedIn(edited, 'key', turned)]).toEqual(['2.1']);
    expect([...editedIn(edited, 'query', oneRow)]).toEqual(['0.0']);
    expect([...editedIn(edited, 'scores', whole)]).toEqual([]);
  });
});

describe('the row that is followed', () => {
  it('is that of the word, or of the opened cell where that is a query', () => {
    const row = (picture: Picture, query: number, cell = ''): number =>
      followedRow(picture, { query, cell });
    expect([row(board, 1), row(board, 10_000)]).toEqual([1, 3]);
    expect([row(learned, 7), row(learned, 10_000)]).toEqual([8, 10]);
    expect(row(board, 1, 'scores.0.2')).toBe(0);
    expect(row(board, 1, 'key.0.2')).toBe(1);
    expect(row(board, 1, 'scores.99.2')).toBe(1);
  });

  it('is chosen as a word of the sentence, which [S] is not', () => {
    expect(wordOfRow(board, 2)).toEqual({ query: 2 });
    expect(wordOfRow(learned, 8)).toEqual({ query: 7 });
    expect(wordOfRow(learned, 0)).toEqual({});
  });
});

describe('colours', () => {
  it('end at the same number in matrices that are compared, −∞ aside', () => {
    const ends = (['scores', 'scaled', 'masked'] as const).map((name) =>
      scaleEndOf(board.stages, name),
    );
    expect(ends).toEqual([5, 5, 5]);
    expect(scaleEndOf(board.stages, 'query')).toBe(5);
  });
});

describe('the formula', () => {
  it('is read as it is written, and counted as it is computed', () => {
    const parts = formulaFor('learned', 'scaled');
    const text = parts.map((part) => (typeof part === 'string' ? part : part.text));
    expect(text.join(' ')).toBe('x Q, K, V softmax ( Q Kᵀ / √d + bias + mask ) V heads output');
    const numbers = parts.flatMap((part) => (typeof part === 'string' ? [] : part.number));
    expect(numbers).toEqual([1, 2, 7, 3, 4, 5, 6, 8, 9, 10]);
    const states = parts.flatMap((part) => (typeof part === 'string' ? [] : part.state));
    expect(states.filter((state) => state === 'current')).toHaveLength(1);
    expect(states.filter((state) => state === 'done')).toHaveLength(3);
  });

  it('leaves out what the source does not have', () => {
    const text = formulaFor('blackboard', 'scores').map((part) =>
      typeof part === 'string' ? part : part.text,
    );
    expect(text.join(' ')).toBe('softmax ( Q Kᵀ / √d + mask ) V');
  });
});

describe('what is said', () => {
  it('is something at every step, with no number missing', () => {
    for (const picture of [board, learned]) {
      for (const stage of stagesOf(picture.source)) {
        const text = `${whatHappens(picture, stage)} ${lookFor(picture, stage, 3)}`;
        expect(text.length).toBeGreaterThan(80);
        expect(text).not.toMatch(/NaN|undefined|“”/u);
      }
    }
  });

  it('names the numbers of the row', () => {
    expect(lookFor(board, 'scores', 3)).toBe(
      'From “tired”, the largest score is 4, for “cat”; the smallest is −1, for “was”.',
    );
    expect(lookFor(board, 'scaled', 3)).toContain('now with 2.31 and not 4');
    expect(lookFor(board, 'masked', 0)).toContain('3 of 4 words are hidden');
    expect(lookFor(board, 'weights', 3)).toBe(
      '“tired” looks most at “cat”: 65%. Its row sums to 1.00.',
    );
    expect(lookFor(learned, 'biased', 0)).toContain('it sees nothing else');
    expect(lookFor(learned, 'biased', 8)).not.toMatch(/“(?:was|tired)” \(/u);
    expect(lookFor(learned, 'joined', 8)).toContain('Columns 9 to 16');
    expect(lookFor(learned, 'input', 8)).toContain('Both rows of “the” are equal');
  });

  it('does not claim a sum of 1 for a row that sees nothing', async () => {
    const edits = blackboardWords.map((_, key) => `m.3.${key}=-inf`).join('_');
    const picture = await make(engine, learnedModel, { ...blackboard, edits });
    expect(lookFor(picture, 'weights', 3)).toContain('its row sums to 0 and not to 1');
    expect(whatHappens(picture, 'masked')).toContain('You have changed this mask.');
    expect(whatHappens(picture, 'masked')).not.toContain('nobody sees a word that comes later');
    expect(lookFor(picture, 'result', 3)).toContain('its result is 0');
    expect(lookFor(picture, 'masked', 3)).toBe('All words are hidden from “tired”.');
  });
});

describe('what is said of numbers that were changed', () => {
  it('tells of equal scores that no key fits better', async () => {
    const edits = [0, 1, 2].map((number) => `q.3.${number}=0`).join('_');
    const picture = await make(engine, learnedModel, { ...blackboard, edits });
    expect(lookFor(picture, 'scores', 3)).toBe(
      'From “tired”, every score is 0: no key fits better than another.',
    );
    // A quarter each: two words are named, and half is from the others.
    expect(lookFor(picture, 'result', 3)).toMatch(/25% .* 25% .* and 50% of others\.$/u);
  });

  it('does not say what distance does for a word that sees nothing', async () => {
    const edits = learned.input.keys.map((_, key) => `m.8.${key}=-inf`);
    const stages = await computeStages(engine, learned.input, editsFrom(edits.join('_')));
    const picture = { ...learned, stages };
    expect(lookFor(picture, 'biased', 8)).toContain('sees nothing');
  });
});

describe('what is asked', () => {
  it('is answered by the weights of the row', () => {
    const asked = askedAt(board, 'scores', 3)!;
    expect(asked.options.map(({ value }) => value)).toEqual(blackboardWords);
    expect(asked.answer).toContain('the largest weight is on “cat”: 65%');
    expect(askedAt(board, 'weights', 3)).toBeUndefined();
    expect(askedAt(board, 'scores', 0)).toBeUndefined();
  });

  it('of masks, is answered by the row with its largest weight hidden', () => {
    const weights = rowOf(board.stages.matrices.weights!, 3);
    const after = weights[3]! / (1 - weights[1]!);
    expect(askedAt(board, 'masked', 3)!.answer).toContain(
      `from ${weights[3]!.toFixed(2)} to ${after.toFixed(2)}`,
    );
  });

  it('of shapes, only where two lengths differ', async () => {
    const cross = { source: 'cross', words: ['a', 'b'], seed: 1, head: 0, edits: '' } as const;
    const three = await make(engine, learnedModel, { ...cross, others: ['c', 'd', 'e'] });
    expect(askedAt(three, 'projections', 0)?.answer).toMatch(/^\[2, 3\]/u);
    const two = await make(engine, learnedModel, { ...cross, others: ['c', 'd'] });
    expect(askedAt(two, 'projections', 0)?.text).toContain('largest weight');
  });
});
