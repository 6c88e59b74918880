/** Nonsense as a sentence: shown as text, explained where it cannot go on, nothing lost, no noise. */

import { expect, it } from 'vitest';
import { lessons } from '../../web/lessons/lessons.ts';
import {
  cellNames,
  endQuietly,
  pictureIsThere,
  typeSentence,
  useSite,
  type Visit,
} from './site.ts';

const site = useSite();

async function status({ page }: Visit): Promise<string> {
  return await page.locator('spotlight-sentence-box').getByRole('status').innerText();
}

async function shownWords({ page }: Visit): Promise<string[]> {
  return await page.locator('spotlight-words button').allInnerTexts();
}

async function noSidewaysScroll({ page }: Visit): Promise<void> {
  const [scroll, client] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(scroll).toBe(client);
}

/** What the learned model adds: [S] to the grid, the full stop to the sentence as well. */
const kinds = [
  { vectors: 'learned', start: ['[S]'], end: ['.'] },
  { vectors: 'random', start: [], end: [] },
] as const;

it.each(kinds)('shows any text as text, and never wider than a phone: $vectors', async (kind) => {
  const visit = await site.open(`#/spotlight?vectors=${kind.vectors}`, {
    viewport: { width: 360, height: 800 },
  });
  await pictureIsThere(visit);
  const sentences = [
    '<img src=x onerror=alert(1)>',
    '👩‍👩‍👧‍👦 loves 🐈 and e\u0301te\u0301',
    'החתול ישב על המחצלת',
    'x'.repeat(2000),
    `short ${'y'.repeat(2000)} short`,
    'the the the the',
    '% & ? # = + "quotes" \\ / `',
    'constructor __proto__ toString',
  ];
  for (const sentence of sentences) {
    await typeSentence(visit, sentence);
    const words = sentence.split(' ');
    await expect.poll(() => shownWords(visit)).toEqual([...words, ...kind.end]);
    const rows = [...kind.start, ...words, ...kind.end].length;
    await expect.poll(async () => (await cellNames(visit)).length).toBe(rows ** 2);
    expect((await cellNames(visit))[0]).toMatch(/ attends to [^]*: \d\.\d\d$/u);
    expect(await visit.page.getByRole('textbox').inputValue()).toBe(sentence);
    await noSidewaysScroll(visit);
  }
  await endQuietly(visit, site);
});

it.each(kinds)(
  'shows any text in the lesson on the causal mask, on a phone, enlarged, on a slow machine: $vectors',
  async (kind) => {
    const visit = await site.open(`#/causal?step=2&vectors=${kind.vectors}`, {
      viewport: { width: 360, height: 800 },
      deviceScaleFactor: 2,
    });
    await pictureIsThere(visit, 'GPT: left to right');
    const session = await visit.page.context().newCDPSession(visit.page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await visit.page.getByRole('button', { name: 'Settings' }).click();
    await visit.page.getByText('150%', { exact: true }).click();
    await visit.page.keyboard.press('Escape');
    for (const sentence of [
      '<img src=x onerror=alert(1)> it',
      '👩‍👩‍👧‍👦 loves 🐈',
      'החתול ישב על המחצלת',
      `${'x'.repeat(2000)} y`,
      'hungry HUNGRY hungry',
      'one',
    ]) {
      await typeSentence(visit, sentence);
      const words = sentence.split(' ');
      const rows = [...kind.start, ...words, ...kind.end].length;
      await expect
        .poll(async () => (await cellNames(visit, 'BERT: both ways')).length)
        .toBe(rows ** 2);
      await expect.poll(() => shownWords(visit)).toEqual([...words, ...kind.end]);
      await noSidewaysScroll(visit);
    }
    await endQuietly(visit, site);
  },
);

it('fits every lesson on a phone with large letters', async () => {
  const visit = await site.open('#/spotlight', { viewport: { width: 360, height: 800 } });
  const { page } = visit;
  await pictureIsThere(visit);
  const states = [
    ...lessons.map(({ route }) => route),
    'steps?followed=cross',
    'steps?followed=blackboard&stage=weights',
  ];
  for (const size of ['125%', '150%']) {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText(size, { exact: true }).click();
    await page.keyboard.press('Escape');
    for (const state of states) {
      await page.goto(`${site.address}#/${state}`);
      await page.locator(`spotlight-lesson-${state.split('?')[0]}`).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await noSidewaysScroll(visit);
    }
  }
  await endQuietly(visit, site);
});

it('says what one word means, and shows its weight of 1', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  await typeSentence(visit, 'hello');
  await expect.poll(() => cellNames(visit)).toEqual(['hello attends to hello: 1.00']);
  expect(await status(visit)).toMatch(/only look at itself/);
  await endQuietly(visit, site);
});

it.each(['', '   \n\t  '])('keeps the last picture when nothing is typed (%j)', async (nothing) => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  const before = await cellNames(visit);
  await typeSentence(visit, nothing);
  await expect.poll(() => status(visit)).toMatch(/at least one word/);
  expect(await cellNames(visit)).toEqual(before);
  expect(await visit.page.getByRole('textbox').inputValue()).toBe(nothing);
  await endQuietly(visit, site);
});

it('opens a link to an empty sentence with an invitation', async () => {
  const visit = await site.open('#/spotlight?sentence=');
  await expect.poll(() => status(visit)).toMatch(/at least one word/);
  await typeSentence(visit, 'now there are words');
  await expect.poll(async () => (await cellNames(visit)).length).toBe(6 ** 2);
  await endQuietly(visit, site);
});

it.each([64, 500])('shows the first 64 of %d words, and keeps all', async (count) => {
  const visit = await site.open('#/spotlight?vectors=random');
  const sentence = Array.from({ length: count }, (_, index) => `w${index}`).join(' ');
  await typeSentence(visit, sentence);
  await expect.poll(async () => (await shownWords(visit)).length).toBe(64);
  await expect.poll(async () => (await cellNames(visit)).length).toBe(64 * 64);
  expect(await visit.page.getByRole('textbox').inputValue()).toBe(sentence);
  if (count > 64) expect(await status(visit)).toContain(`first 64 of ${count} words`);
  await noSidewaysScroll(visit);
  if (count > 64) {
    await visit.page.reload();
    await expect.poll(async () => (await shownWords(visit)).length).toBe(64);
  }
  await endQuietly(visit, site);
});

it.each(['spotlight', 'causal'])(
  'shows as many words as the learned model reads, and keeps all: #/%s',
  async (route) => {
    const visit = await site.open(`#/${route}`);
    const sentence = `${'cat '.repeat(22)}dog`;
    await typeSentence(visit, sentence);
    const words = visit.page.locator('spotlight-words').first().locator('button');
    await expect.poll(() => words.allInnerTexts()).toEqual([...Array<string>(22).fill('cat'), '.']);
    expect(await status(visit)).toBe(
      'The model reads at most 22 words. Shown are the first 22 of 23; all of your text is kept.',
    );
    expect(await visit.page.getByRole('textbox').inputValue()).toBe(sentence);
    await noSidewaysScroll(visit);
    await endQuietly(visit, site);
  },
);

it('marks unknown words, and says how the model reads them', async () => {
  const visit = await site.open('#/spotlight');
  await typeSentence(visit, 'The zorb sat.');
  const unknown = visit.page.locator('spotlight-words .unknown');
  await expect.poll(() => unknown.allInnerTexts()).toHaveLength(1);
  expect((await unknown.innerText()).split(/\s+/u)).toEqual(['zorb', '0', 'unknown']);
  expect(await unknown.getByRole('button').innerText()).toBe('zorb');
  expect(await status(visit)).toMatch(
    /^“zorb” is not among the \d+ words this model knows\. It reads it as \[UNK\]\.$/u,
  );
  await endQuietly(visit, site);
});

it('keeps the seed in use while nonsense stands in its field', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  await pictureIsThere(visit);
  const before = await cellNames(visit);
  const field = visit.page.getByRole('spinbutton', { name: 'Seed' });
  for (const nonsense of ['', '-3', '1.5', '99999999999']) {
    await field.fill(nonsense);
    const message = visit.page.locator('spotlight-number-field').getByRole('status');
    expect(await message.innerText()).toContain('whole number');
  }
  await field.blur();
  expect(await field.inputValue()).toBe('42');
  expect(await cellNames(visit)).toEqual(before);
  await endQuietly(visit, site);
});
