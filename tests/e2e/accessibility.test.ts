/** axe finds nothing, in both themes, wide and narrow, in every state of the page. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { expect, it } from 'vitest';
import { pitfalls } from '../../web/lessons/08_pitfalls/pitfalls.ts';
import { lessons } from '../../web/lessons/lessons.ts';
import { endQuietly, pictureIsThere, typeSentence, useSite, type Visit } from './site.ts';

const site = useSite();
const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

async function violations({ page }: Visit): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
  );
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`,
  );
}

/** Both themes and both widths; each component is looked at in both themes by its own test. */
const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 360 },
] as const;

/** axe takes its time with every cell: four words are as good as ten. */
const sentence = 'The+cat+sat+it';

it.each(
  looks.flatMap((look) => [
    { ...look, choices: `sentence=${sentence}+zorb` },
    { ...look, choices: `vectors=random&reading=causal&sentence=${sentence}` },
  ]),
)('finds nothing: $colorScheme, $width px, $choices', async ({ colorScheme, width, choices }) => {
  const visit = await site.open(`#/spotlight?query=2&${choices}`, {
    colorScheme,
    viewport: { width, height: 800 },
  });
  await pictureIsThere(visit);
  expect(await violations(visit)).toEqual([]);
  await typeSentence(visit, '');
  expect(await violations(visit)).toEqual([]);
  await endQuietly(visit, site);
});

it.each(
  looks.flatMap((look) => [
    { ...look, grid: 'result', choices: 'followed=blackboard&stage=result&cell=result.3.0' },
    { ...look, grid: 'weights', choices: `stage=weights&cell=weights.3.2&sentence=${sentence}` },
    { ...look, grid: 'Q', choices: `followed=cross&stage=projections&sentence=${sentence}` },
  ]),
)(
  'finds nothing in the lesson on the steps: $colorScheme, $width px, $choices',
  async ({ colorScheme, width, grid, choices }) => {
    const visit = await site.open(`#/steps?${choices}&edits=q.3.0%3D2.5_m.2.0%3D-inf`, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    const first = visit.page.getByRole('grid', { name: grid, exact: true });
    await first
      .getByRole('gridcell', { name: /: \S+$/u })
      .first()
      .waitFor();
    expect(await violations(visit)).toEqual([]);
    await endQuietly(visit, site);
  },
);

it.each([looks[1]])(
  'finds nothing in the lesson on the causal mask: $colorScheme, $width px',
  async ({ colorScheme, width }) => {
    const visit = await site.open(`#/causal?step=2&sentence=${sentence}`, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await pictureIsThere(visit, 'GPT: left to right');
    expect(await violations(visit)).toEqual([]);
    await endQuietly(visit, site);
  },
);

it.each(looks)(
  'finds nothing in the lesson on heads: $colorScheme, $width px',
  async ({ colorScheme, width }) => {
    const visit = await site.open(`#/heads?query=2&off=1.1&parts=5&sentence=${sentence}+zorb`, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await pictureIsThere(visit);
    expect(await violations(visit)).toEqual([]);
    await endQuietly(visit, site);
  },
);

it.each(looks)(
  'finds nothing in the lesson on training: $colorScheme, $width px',
  async ({ colorScheme, width }) => {
    const visit = await site.open(`#/train?trainSteps=500&sentence=${sentence}`, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await pictureIsThere(visit, 'Attention now');
    const { page } = visit;
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('img', { name: /^Loss: loss from/ }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    for (const table of await page.getByText('as numbers').all()) await table.click();
    expect(await violations(visit)).toEqual([]);
    await endQuietly(visit, site);
  },
);

it.each(looks)(
  'finds nothing in the lesson on the root of d: $colorScheme, $width px',
  async ({ colorScheme, width }) => {
    const visit = await site.open(`#/scaling?scores=projected&trial=16&sentence=${sentence}`, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    const { page } = visit;
    await page.getByText('What these numbers mean').click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('img', { name: /^Loss: scaled from/ }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('You cancelled it').first().waitFor();
    for (const table of await page.getByText('as numbers').all()) await table.click();
    expect(await violations(visit)).toEqual([]);
    await page.getByRole('combobox', { name: 'Scores of' }).selectOption('learned');
    await expect.poll(() => page.getByRole('slider').isDisabled()).toBe(true);
    expect(await violations(visit)).toEqual([]);
    await endQuietly(visit, site);
  },
);

it.each(looks)(
  'finds nothing in the lesson on pitfalls, all of them broken: $colorScheme, $width px',
  async ({ colorScheme, width }) => {
    const broken = pitfalls.map(({ id }) => id).join('.');
    const visit = await site.open(`#/pitfalls?query=2&broken=${broken}&sentence=${sentence}`, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await pictureIsThere(visit, 'Mask after the softmax');
    await visit.page.getByText('divided by their sums').click();
    await visit.page.getByText('By hand: three words').waitFor();
    expect(await violations(visit)).toEqual([]);
    await endQuietly(visit, site);
  },
);

it.each(looks)('finds nothing in the cheat sheet: $colorScheme, $width px', async (look) => {
  const { colorScheme, width } = look;
  const visit = await site.open('#/cheatsheet', { colorScheme, viewport: { width, height: 800 } });
  await visit.page.getByText('the sums go from').waitFor();
  expect(await violations(visit)).toEqual([]);
  await visit.page.getByRole('button', { name: 'Skip' }).click();
  expect(await violations(visit)).toEqual([]);
  await endQuietly(visit, site);
});

it('finds nothing in the settings and in the help', async () => {
  const visit = await site.open(`#/spotlight?vectors=random&sentence=${sentence}`);
  await pictureIsThere(visit);
  for (const name of ['Settings', 'Help']) {
    await visit.page.getByRole('button', { name }).click();
    expect(await violations(visit)).toEqual([]);
    await visit.page.keyboard.press('Escape');
  }
  await endQuietly(visit, site);
});

it.runIf(site.isServed)('finds nothing when the learned model did not load', async () => {
  const visit = await site.open('#/spotlight', {}, (page) =>
    page.context().route('**/*.safetensors', (route) => route.fulfill({ body: '' })),
  );
  await expect.poll(() => visit.page.locator('spotlight-notice').count()).toBe(1);
  expect(await violations(visit)).toEqual([]);
  await visit.page.context().close();
});

it('finds nothing on the page as it opens', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  expect(await violations(visit)).toEqual([]);
  await endQuietly(visit, site);
});

it.runIf(site.isServed).each([looks[0]])(
  'finds nothing after a failure: $colorScheme, $width px',
  async (look) => {
    const visit = await site.open(
      '#/spotlight',
      { colorScheme: look.colorScheme, viewport: { width: look.width, height: 800 } },
      (page) => page.context().route('**/*.wasm', (route) => route.fulfill({ body: '' })),
    );
    await expect.poll(() => visit.page.locator('spotlight-notice').count()).toBe(1);
    expect(await violations(visit)).toEqual([]);
    await visit.page.context().close();
  },
);

it('can be used by keyboard alone: every stop is seen, in reading order', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  await pictureIsThere(visit);
  const stops: string[] = [];
  for (let i = 0; i < 40; ++i) {
    await visit.page.keyboard.press('Tab');
    const stop = await visit.page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      if (!focused) return '';
      const { outlineStyle } = getComputedStyle(focused);
      // The text of a button may come through a slot.
      const slot = focused.querySelector('slot');
      const text = slot?.assignedNodes().map((node) => node.textContent) ?? [focused.textContent];
      const name = focused.getAttribute('aria-label') ?? text.join('').trim();
      return outlineStyle === 'none' ? `${name} (not seen)` : name;
    });
    stops.push(stop);
    if (stop.startsWith('The may see')) break;
  }
  expect(stops.slice(0, lessons.length + 11)).toEqual([
    'Spotlight', // the name of the page, then the lessons
    ...lessons.map(({ name }) => name),
    'Help',
    'Settings',
    'Reading',
    'Attention type',
    'Head',
    'Vectors',
    'Seed',
    'Change sentence',
    'it',
    'random vectors, seed 42: patterns carry no meaning yet',
  ]);
  expect(stops[lessons.length + 11]).toMatch(/^The attends to The: /);
  expect(stops.at(-1)).toMatch(/^The may see The: 0$/);
  await endQuietly(visit, site);
});

it.each(looks)(
  'finds nothing in the lesson on cost: $colorScheme, $width px',
  async ({ colorScheme, width }) => {
    const visit = await site.open(`#/cost?reading=causal&sentence=${sentence}`, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    const { page } = visit;
    await page.getByText(/^Each point is the mean/).waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByText(/^Computing n = /).waitFor();
    expect(await violations(visit)).toEqual([]);
    await page
      .getByRole('img', { name: /streaming from .* at n 1,024/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('You cancelled it').waitFor();
    for (const table of await page.getByText('as numbers').all()) await table.click();
    await page.getByRole('application').press('End');
    expect(await violations(visit)).toEqual([]);
    await endQuietly(visit, site);
  },
);
