/** The cheat sheet: its programs are run, its shapes and words compared, its links read back, its numbers recomputed. */

import { readFile } from 'node:fs/promises';
import createCoreModule from '#core';
import { describe, expect, it } from 'vitest';
import { createEngine, type Tensor } from '../../web/engine/index.ts';
import { stateAddress } from '../../web/lessons/lesson_link.ts';
import { allClaims, claims } from '../../web/lessons/09_cheatsheet/claims.ts';
import { codeBlocks } from '../../web/lessons/09_cheatsheet/code_blocks.ts';
import { glossary } from '../../web/lessons/09_cheatsheet/glossary.ts';
import { measure } from '../../web/lessons/09_cheatsheet/measured.ts';
import { oneDecimal, shareText, upTo } from '../../web/lessons/09_cheatsheet/number_text.ts';
import { saidText } from '../../web/lessons/09_cheatsheet/said.ts';
import { shapes, toRemember } from '../../web/lessons/09_cheatsheet/tables.ts';
import { choiceFields, type Choices } from '../../web/lessons/choices.ts';
import { createLearnedModel } from '../../web/lessons/learned_model.ts';
import { lessons } from '../../web/lessons/lessons.ts';
import { readAddress } from '../../web/state/url_state.ts';

const engine = await createEngine();
const measured = await measure(engine, createLearnedModel(), 42);
const wasmBinary = await readFile(new URL('../../build/wasm/spotlight_core.wasm', import.meta.url));
const visitor = readAddress('#/cheatsheet', choiceFields).state;

/** The text of a claim's note, with the engine's numbers. */
function noteOf(id: string): string {
  const claim = allClaims.find((each) => each.id === id);
  if (!claim) throw new Error(`no claim ${id}`);
  return saidText(claim.note, measured);
}

describe('the programs', () => {
  /** What can be imported; the raw module is given its file, which browsers fetch. */
  const imports: Readonly<Record<string, unknown>> = {
    "import { createEngine } from 'spotlight';": createEngine,
    "import createCoreModule from './build/wasm/spotlight_core.mjs';": () =>
      createCoreModule({ wasmBinary }),
  };
  type Program = (imported: unknown, log: (value: unknown) => void) => Promise<void>;
  const AsyncFunction = (async () => Promise.resolve()).constructor as new (
    ...source: string[]
  ) => Program;

  it.each(codeBlocks)('print what stands behind their lines: $title', async ({ source }) => {
    const [first = '', ...rest] = source.split('\n');
    expect(Object.keys(imports)).toContain(first);
    const name = /createEngine|createCoreModule/.exec(first)?.[0] ?? '';
    const body = rest.join('\n').replaceAll('console.log(', 'log(');
    const printed: string[] = [];
    const log = (value: unknown): void => {
      printed.push(`[${Array.from(value as Iterable<unknown>).join(', ')}]`);
    };
    await new AsyncFunction(name, 'log', body)(imports[first], log);
    const promised = [...source.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
    expect(promised.length).toBe(source.split('console.log').length - 1);
    expect(printed).toEqual(promised);
  });
});

it('gives the shapes that the engine gives', async () => {
  const x = await engine.randomEmbeddings(['the', 'cat', 'sat']);
  const attention = await engine.simpleAttention();
  const { w_q } = await attention.getParams();
  const { output, weights } = await attention.multiHeadAttention(x, x, x);
  const mask = await engine.createCausalMask(3);
  const text = ({ shape }: Tensor): string => `[${shape.join(', ')}]`;
  const head = `[${attention.numHeads}, 3, ${attention.headDim}]`;
  expect(shapes(3).rows.map(([what, , shape]) => [what, shape])).toEqual([
    ['x, output', text(output)],
    ['w_q, w_k, w_v, w_o', text(w_q!)],
    ['Q, K, V', head],
    ['scores, weights', text(weights)],
    ['mask', text(mask)],
    ['heads joined', text(x)],
  ]);
});

it('has the same glossary as docs/glossary.md', async () => {
  const page = await readFile(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (.*?) +\| (.*?) +\|$/gm)].slice(2);
  const terms = rows.map(([, word, meaning]) => ({ word, meaning: meaning?.replaceAll('`', '') }));
  expect(terms).toEqual(glossary);
});

describe('the claims', () => {
  it('each have a name of their own, and a link to a lesson', () => {
    expect(new Set(allClaims.map(({ id }) => id)).size).toBe(allClaims.length);
    const routes = lessons.map(({ route }) => route);
    for (const { link } of allClaims) expect(routes).toContain(link.route);
    for (const { claim } of toRemember) expect(allClaims.map(({ id }) => id)).toContain(claim);
    for (const { question } of claims.questions) expect(question).toMatch(/\?$/);
  });

  it('say under which condition they hold, if they do', () => {
    for (const { id, mark } of allClaims) {
      expect([id, noteOf(id).startsWith('If ')]).toEqual([id, mark === 'holds if']);
    }
  });

  it('have a number wherever they promise one', () => {
    for (const { id } of allClaims) expect(noteOf(id)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it.each(allClaims)('have links that ask for what the fields can hold: $id', ({ link }) => {
    const { route, state } = readAddress(stateAddress(link, visitor), choiceFields);
    expect(route).toBe(link.route);
    expect(state).toEqual({ ...visitor, ...link.choices });
  });

  it('keep how the visitor draws, and a sentence where any will do, and nothing else', () => {
    const own: Choices = {
      ...visitor,
      ...{ map: 'grey', numbers: 'off', queries: 'columns', sentence: 'one two', query: 1 },
      ...{ seed: 7, off: '1.1', dim: 3, edits: 'q.0.0=1', reading: 'causal' },
    };
    const drawn = { map: 'grey', numbers: 'off', queries: 'columns' };
    for (const { link } of allClaims) {
      const kept = link.choices.sentence === undefined ? { sentence: 'one two', query: 1 } : {};
      expect(readAddress(stateAddress(link, own), choiceFields).state).toEqual({
        ...visitor,
        ...drawn,
        ...kept,
        ...link.choices,
      });
    }
    const alone = stateAddress(allClaims[0]!.link, { ...visitor, sentence: 'one' });
    expect(readAddress(alone, choiceFields).state.sentence).toBe(visitor.sentence);
  });
});

describe('the numbers', () => {
  const words = 'the cat sat on the mat because it was tired'.split(' ');

  it('of sums over rows and columns are those of the weights', async () => {
    const x = await engine.randomEmbeddings(words);
    const attention = await engine.simpleAttention();
    const { weights } = await attention.multiHeadAttention(x, x, x);
    const columns = Array.from({ length: 4 * words.length }, (_, column) => {
      const [head, key] = [Math.floor(column / words.length), column % words.length];
      return words.reduce(
        (sum, _word, query) =>
          sum + weights.data[(head * words.length + query) * words.length + key]!,
        0,
      );
    });
    expect(noteOf('columns-sum')).toContain(
      `from ${Math.min(...columns).toFixed(2)} to ${Math.max(...columns).toFixed(2)}`,
    );
    expect(measured.operation.rowSumError).toBeLessThan(1e-6);
    expect(measured.operation.shiftChange).toBeLessThan(1e-5);
  });

  it('of scores at d = 64 are those of dot products in float64', async () => {
    const vectors = async (name: string): Promise<Float32Array> =>
      (await engine.randomEmbeddings(Array.from({ length: 512 }, (_, index) => `${name} ${index}`)))
        .data;
    const [query, key] = [await vectors('query'), await vectors('key')];
    const scores = Array.from({ length: 512 * 16 }, (_, index) => {
      const row = Math.floor(index / 16);
      const column = 16 * Math.floor(row / 16) + (index % 16);
      let score = 0;
      for (let i = 0; i < 64; ++i) score += query[64 * row + i]! * key[64 * column + i]!;
      return score;
    });
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
    expect(noteOf('variance')).toContain(`measured as ${variance.toFixed(1)}`);
    expect(noteOf('range')).toContain(`${Math.sqrt(variance).toFixed(2)} was measured`);
    const [low, high] = [oneDecimal(Math.min(...scores)), oneDecimal(Math.max(...scores))];
    expect(noteOf('range')).toContain(`All 8,192 lie between ${low} and ${high}.`);
    expect(Math.abs(Math.sqrt(variance) - 8)).toBeLessThan(0.2);
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(64);
  });

  it('correct what they are to correct', () => {
    const { gradScores, gradQuery, largestWeight, projectedVariance } = measured.scaling;
    expect(gradScores.unscaled).toBeLessThan(gradScores.scaled);
    expect(gradQuery.unscaled).toBeGreaterThan(2 * gradQuery.scaled);
    expect(largestWeight.unscaled).toBeGreaterThan(2 * largestWeight.scaled);
    expect(projectedVariance).toBeGreaterThan(3);
    expect(projectedVariance).toBeLessThan(5);
    const { columnSums } = measured.operation;
    expect(columnSums.smallest).toBeLessThan(0.5);
    expect(columnSums.largest).toBeGreaterThan(2);
    const { learned } = measured;
    expect(learned.shuffled.previous.score).toBeGreaterThan(0.9);
    expect(learned.grammatical + learned.previous).toBeLessThan(learned.heads);
    expect(learned.masked.antecedent.accuracy).toBeGreaterThan(learned.masked.antecedent.score);
  });

  it('count bits: none moves where nothing may leak, and all where it may', () => {
    const { operation, reading, heads, learned } = measured;
    expect(reading.movedCausal).toEqual({ count: 0, of: 9 });
    expect(reading.movedBoth).toEqual({ count: 9, of: 9 });
    expect(reading.movedByNextWord).toEqual({ count: 0, of: 10 });
    expect(reading.seenAhead).toEqual({ count: 0, of: 4 * 45 });
    expect(operation.movedByValues).toEqual({ count: 0, of: 100 });
    expect(operation.equalWords).toEqual({ count: 0, of: 64 });
    expect(operation.betweenValues).toEqual({ count: 640, of: 640 });
    expect(heads.movedByOneNumber).toEqual({ count: 4, of: 4 });
    expect(learned.movedByDirty).toEqual({ count: 0, of: 12 });
    expect(heads.paramsOfOne).toBe(4 * 64 ** 2);
    expect(heads.paramsOfMany).toBe(4 * 64 ** 2);
    expect([reading.pairsOf16, reading.pairsOf32]).toEqual([16 ** 2, 32 ** 2]);
    expect([operation.hiddenRowSum, operation.hiddenRowResult]).toEqual([0, 0]);
    expect(operation.equalScores).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('are written plainly', () => {
    expect(upTo(0)).toBe('0');
    expect(upTo(1.17e-7)).toBe('0.0000002');
    expect(upTo(0.0099)).toBe('0.01');
    expect(oneDecimal(-29.88)).toBe('−29.9');
    expect(shareText({ count: 0, of: 1234 })).toBe('0 of 1,234');
  });
});
