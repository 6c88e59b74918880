/** What lesson 2 keeps in the address: edits in their order, the opened cell, the step; and nonsense in their place. */

import { describe, expect, it } from 'vitest';
import { choiceFields, type Choices } from '../../web/lessons/choices.ts';
import { cellFrom, cellText } from '../../web/lessons/02_steps/cell.ts';
import { createChanges } from '../../web/lessons/02_steps/changes.ts';
import {
  changedCells,
  edited,
  editsFrom,
  editsText,
  mostEdits,
  type Edit,
} from '../../web/lessons/02_steps/edits.ts';
import {
  isReached,
  matrixNames,
  sourceOf,
  stageBeside,
  stageIn,
  stagesOf,
} from '../../web/lessons/02_steps/matrices.ts';
import { requestOf } from '../../web/lessons/02_steps/request.ts';

const defaults = Object.fromEntries(
  Object.entries(choiceFields).map(([name, { fallback }]) => [name, fallback]),
) as unknown as Choices;

const matrix = { data: Float32Array.of(1, 2, 3, 4), rows: 2, columns: 2 };

describe('edits', () => {
  const all: Edit[] = [
    { matrix: 'query', row: 1, column: 2, value: 3 },
    { matrix: 'key', row: 0, column: 0, value: -0.5 },
    { matrix: 'value', row: 10, column: 47, value: Math.fround(0.1) },
    { matrix: 'value', row: 10, column: 47, value: Math.fround(1e-7) },
    { matrix: 'mask', row: 63, column: 63, value: -Infinity },
    { matrix: 'mask', row: 0, column: 1, value: 1e6 },
  ];

  it('come back from the address as they were, in their order', () => {
    const text = editsText(all);
    expect(text).toBe('q.1.2=3_k.0.0=-0.5_v.10.47=0.1_v.10.47=1e-7_m.63.63=-inf_m.0.1=1000000');
    expect(editsFrom(text)).toEqual(all);
  });

  it('that make no sense are left out, and the others stay', () => {
    const nonsense = [
      ...['', 'q', 'q.1.2', 'x.1.2=3', 'q.1=3', 'q.-1.2=3', 'q.1.2=', 'q.1.2=x', 'q.1.2=NaN'],
      ...['q.1.2=-inf', 'q.1.2=Infinity', 'q.1.2=1e9', 'q.1.2=2000000', 'm.0.0=inf', '<img>'],
      ...[
        'q.1.2=3;alert(1)',
        `q.1.${'9'.repeat(500)}=1`,
        `q.1.2=${'9'.repeat(5000)}`,
        'q.1.2=0x10',
      ],
    ];
    for (const text of nonsense) expect(editsFrom(text), text).toEqual([]);
    expect(editsFrom([nonsense[4], 'q.1.2=3', ...nonsense].join('_'))).toEqual([all[0]]);
  });

  it('are at most 200', () => {
    const text = Array(10_000).fill('q.0.0=1').join('_');
    expect(editsFrom(text)).toHaveLength(mostEdits);
    expect(editsText(editsFrom(text))).toHaveLength(mostEdits * 8 - 1);
  });

  it('change a copy, the last one of a cell counts, and what is outside is ignored', () => {
    const inside = [
      { matrix: 'query', row: 0, column: 1, value: 7 },
      { matrix: 'query', row: 0, column: 1, value: 8 },
      { matrix: 'query', row: 2, column: 0, value: 9 },
      { matrix: 'key', row: 1, column: 1, value: 9 },
    ] as const;
    expect(Array.from(edited(matrix, 'query', inside).data)).toEqual([1, 8, 3, 4]);
    expect(Array.from(matrix.data)).toEqual([1, 2, 3, 4]);
    expect(edited(matrix, 'value', inside)).toBe(matrix);
    expect([...changedCells(matrix, edited(matrix, 'query', inside))]).toEqual(['0.1']);
  });
});

describe('changes', () => {
  const edit = (value: number): Edit => ({ matrix: 'query', row: 0, column: 0, value });

  it('are undone and done again, one by one or all', () => {
    const changes = createChanges();
    const two = changes.add(changes.add('', edit(1)), edit(2));
    expect(two).toBe('q.0.0=1_q.0.0=2');
    const one = changes.undo(two);
    expect([one, changes.undone]).toEqual(['q.0.0=1', 1]);
    expect(changes.redo(one)).toBe(two);
    expect(changes.reset(two)).toBe('');
    expect(changes.undone).toBe(2);
    expect(changes.redo(changes.redo(''))).toBe(two);
    expect([changes.undo(''), changes.redo('')]).toEqual(['', '']);
  });

  it('cannot be done again after another one', () => {
    const changes = createChanges();
    changes.add(changes.undo(changes.add('', edit(1))), edit(2));
    expect(changes.undone).toBe(0);
  });

  it('stop at 200, and say so', () => {
    const changes = createChanges();
    const full = Array(mostEdits).fill('q.0.0=1').join('_');
    expect(changes.add(full, edit(2))).toBe(full);
    expect(changes.notice).toContain('No more than 200');
  });

  it('go with the numbers that they belong to, and say so', () => {
    const changes = createChanges();
    const before = { ...defaults, edits: 'q.0.0=1', cell: 'scores.0.0' };
    for (const change of [
      { sentence: 'other words' },
      { other: 'other words' },
      { vectors: 'random' },
      { followed: 'blackboard' },
      { seed: 1 },
      { head: 2 },
      { through: '1.1' },
      { mode: 'masked' },
      { reading: 'causal' },
    ] as const) {
      expect(changes.clearedBy(before, change)).toEqual({ edits: '', cell: '' });
      expect(changes.notice).toContain('your changes are undone');
    }
    expect(changes.clearedBy(before, { query: 2, stage: 'weights' })).toEqual({});
    expect(changes.clearedBy(before, { sentence: before.sentence })).toEqual({});
  });
});

describe('the opened cell', () => {
  it('comes back from the address', () => {
    for (const name of matrixNames) {
      const cell = { matrix: name, row: 3, column: 12 };
      expect(cellFrom(cellText(cell))).toEqual(cell);
    }
  });

  it.each([
    '',
    'weights',
    'weights.1',
    'weights.1.x',
    'nonsense.1.1',
    'weights.-1.1',
    '__proto__.1.1',
  ])('is none for "%s"', (text) => {
    expect(cellFrom(text)).toBeUndefined();
  });
});

describe('the steps', () => {
  it('are those that the source has', () => {
    expect(stagesOf('learned')).toHaveLength(10);
    expect(stagesOf('random')).not.toContain('biased');
    expect(stagesOf('cross')).toEqual(stagesOf('random'));
    expect(stagesOf('blackboard')).toEqual(['scores', 'scaled', 'masked', 'weights', 'result']);
  });

  it('that a source lacks are the next that it has, or its last', () => {
    expect(stageIn('random', 'biased')).toBe('masked');
    expect(stageIn('blackboard', 'input')).toBe('scores');
    expect(stageIn('blackboard', 'output')).toBe('result');
    expect(stageIn('learned', 'biased')).toBe('biased');
  });

  it('go forward and back, and end at both ends', () => {
    expect(stageBeside('random', 'scaled', 1)).toBe('masked');
    expect(stageBeside('learned', 'scaled', 1)).toBe('biased');
    expect(stageBeside('learned', 'input', -1)).toBeUndefined();
    expect(stageBeside('blackboard', 'result', 1)).toBeUndefined();
  });

  it('reach the matrices one after another', () => {
    expect(isReached('scores', 'projections')).toBe(false);
    expect(isReached('scores', 'scores')).toBe(true);
    expect(isReached('value', 'scores')).toBe(true);
    expect(isReached('weights', 'masked')).toBe(false);
  });
});

describe('what is followed', () => {
  const words = ['the', 'cat'];

  it('is what the choices say', () => {
    expect(sourceOf(defaults)).toBe('learned');
    expect(sourceOf({ followed: 'sentence', vectors: 'random' })).toBe('random');
    expect(sourceOf({ followed: 'cross', vectors: 'learned' })).toBe('cross');
  });

  it('has words of its own on the blackboard, and else needs some', () => {
    expect(requestOf({ ...defaults, followed: 'blackboard' }, [])?.words).toHaveLength(4);
    expect(requestOf(defaults, [])).toBeUndefined();
    expect(requestOf({ ...defaults, followed: 'cross', other: '  ' }, words)).toBeUndefined();
    expect(requestOf({ ...defaults, followed: 'cross', other: 'a b c' }, words)).toMatchObject({
      words,
      others: ['a', 'b', 'c'],
    });
  });

  it('is one head, also where the average was chosen elsewhere', () => {
    const request = requestOf({ ...defaults, vectors: 'random', head: 0 }, words);
    expect(request).toMatchObject({ source: 'random', head: 0 });
    expect(requestOf({ ...defaults, vectors: 'random', head: 4 }, words)).toMatchObject({
      head: 3,
    });
  });
});
