/** What the page has to show for each claim of the cheat sheet, once its link was followed. */

import { expect } from 'vitest';
import { createEngine, type Role } from '../../web/engine/index.ts';
import { numbersIn, roundingOf, sum, textComes, type Check } from './claim_reading.ts';
import { costChecks } from './claim_checks_cost.ts';
import { scalingChecks } from './claim_checks_scaling.ts';
import { stepChecks } from './claim_checks_steps.ts';
import { cellNames, pictureIsThere, type Visit } from './site.ts';

const engine = await createEngine();
const model = await engine.languageModel();
const { modes, controls } = model.card;
if (!modes || !controls) throw new Error('the shipped card tells what was measured');

/** The cell of the grid that looks from the one word to the other. */
async function weightOf(visit: Visit, from: string, to: string): Promise<number> {
  await pictureIsThere(visit);
  const name = (await cellNames(visit)).find((each) =>
    each.startsWith(`${from} attends to ${to}: `),
  );
  return Number(name?.split(': ')[1]);
}

const headNumber = (role: Role): string => {
  const { layer, head } = modes.causal.roles[role].best;
  return `${layer + 1}·${head + 1}`;
};

const isRandom = async (visit: Visit): Promise<void> => {
  await textComes(visit, 'main spotlight-origin', 'random vectors, seed 42');
};

const leakRows: Check = async ({ page }) => {
  const table = page.getByRole('region', { name: 'Leak test' });
  const cells = async (name: string): Promise<string[]> =>
    await table.getByRole('row', { name }).getByRole('cell').allInnerTexts();
  await expect
    .poll(async () => (await cells('GPT')).slice(0, 9))
    .toEqual(Array<string>(9).fill('same bits'));
  expect(await cells('BERT')).not.toContain('same bits');
};

const rowsSoFar =
  (count: number): Check =>
  async (visit) => {
    await pictureIsThere(visit, 'Rows so far');
    const grid = visit.page.getByRole('grid', { name: 'Rows so far' });
    expect(await grid.getByRole('rowheader').count()).toBe(count);
    expect(await grid.getByRole('columnheader').count()).toBe(11);
  };

/** By the name of the claim. */
export const claimChecks: Readonly<Record<string, Check>> = {
  ...stepChecks,
  ...scalingChecks,
  'rows-sum': async (visit) => {
    await isRandom(visit);
    for (const row of await numbersIn(visit)) {
      expect(Math.abs(sum(row) - 1)).toBeLessThanOrEqual(roundingOf(row));
    }
  },
  'columns-sum': async (visit) => {
    await isRandom(visit);
    const rows = await numbersIn(visit);
    const sums = rows.map((_, column) => sum(rows.map((row) => row[column]!)));
    expect(Math.min(...sums)).toBeLessThan(0.8);
    expect(Math.max(...sums)).toBeGreaterThan(1.5);
  },
  order: async (visit) => {
    await isRandom(visit);
    const rows = await numbersIn(visit);
    expect(rows[4]).toEqual(rows[0]);
    expect(rows[4]).not.toEqual(rows[1]);
  },
  'mask-zero': async (visit) => {
    const rows = await numbersIn(visit, 'GPT: left to right');
    const later = rows.flatMap((row, query) => row.slice(query + 1));
    expect(later).toEqual(Array<number>(45).fill(0));
    const grid = visit.page.getByRole('grid', { name: 'GPT: left to right' });
    expect(await grid.locator('.hatched').count()).toBe(45);
    expect(await cellNames(visit, 'Causal mask')).toContain('The may not see cat: −∞');
  },
  leak: leakRows,
  roles: async (visit, note) => {
    await pictureIsThere(visit);
    const heads = visit.page.locator('spotlight-lesson-heads .heads spotlight-small-multiple');
    const captions = await heads.evaluateAll((all) =>
      all.map((head) => head.getAttribute('caption') ?? ''),
    );
    const count = (...names: string[]): number =>
      captions.filter((caption) => names.includes(caption)).length;
    expect(note).toContain(
      `${count('subject', 'antecedent', 'opener')} of ${captions.length} heads are named after a role`,
    );
    expect(note).toContain(`${count('previous')} after the previous word`);
    expect(note).toContain(`and ${count('no role')} have none`);
  },
  previous: async (visit) => {
    const heading = `Head ${headNumber('previous')}, previous`;
    await visit.page.getByRole('heading', { name: heading }).waitFor();
    const score = controls.shuffledWords.roles.previous.score.toFixed(2).replace(/^0/, '');
    const short = controls.shuffledWords.roles.previous.score >= 0.995 ? '1' : score;
    await textComes(visit, 'spotlight-lesson-heads .overview', `“Previous” scores ${short} even`);
  },
  split: async (visit) => {
    await textComes(
      visit,
      'spotlight-lesson-heads #split',
      /64 \/ 4 = 16\s+numbers for each\s+head/,
    );
  },
  cost: async (visit) => {
    await textComes(
      visit,
      'spotlight-lesson-heads #split',
      /64 \/ 1 = 64\s+numbers for each\s+head/,
    );
  },
  'same-operation': async (visit) => {
    const both = await numbersIn(visit, 'BERT: both ways');
    const causal = await numbersIn(visit, 'GPT: left to right');
    expect(causal.at(-1)).toEqual(both.at(-1));
    expect(causal[0]).not.toEqual(both[0]);
    await textComes(visit, 'spotlight-lesson-causal .controls', 'one set of Q, K and V, two rules');
  },
  anew: rowsSoFar(4),
  tired: async (visit) => {
    expect(await weightOf(visit, 'it', 'cat')).toBeGreaterThan(0.5);
    expect(await weightOf(visit, 'it', 'tired')).toBe(0);
    const hatched = visit.page.locator('spotlight-words .hatched');
    expect(await hatched.allInnerTexts()).toEqual(expect.arrayContaining(['was', 'tired']));
  },
  'one-step': async (visit) => {
    expect(await weightOf(visit, 'was', 'book')).toBeGreaterThan(0.9);
    await textComes(visit, 'h1', 'Where does “was” look?');
  },
  ...costChecks,
  importance: async (visit) => {
    const { score, accuracy } = modes.masked.roles.antecedent;
    const [looks, right] = [score, accuracy ?? NaN].map((part) => `${(100 * part).toFixed(0)}%`);
    await textComes(
      visit,
      'spotlight-lesson-heads .overview',
      `looks at the right noun in ${looks} of the sentences, and yet the word is right ${right}`,
    );
  },
  picture: async (visit) => {
    await textComes(visit, 'main spotlight-origin', 'patterns carry no meaning yet');
    await pictureIsThere(visit);
  },
};
