/** The cheat sheet as a student uses it: each claim and the state it links to, the question, the contents, paper. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allClaims } from '../../web/lessons/09_cheatsheet/claims.ts';
import { claimChecks } from './claim_checks.ts';
import { endQuietly, typeSentence, useSite, type Visit } from './site.ts';

const site = useSite();
const address = '#/cheatsheet';
const lesson = ({ page }: Visit) => page.locator('spotlight-lesson-cheatsheet');
const claim = (visit: Visit, id: string) => lesson(visit).locator(`[data-claim=${id}]`);

/** Until the engine has measured all that the text states. */
async function numbersAreThere(visit: Visit): Promise<void> {
  await lesson(visit).getByText('the sums go from').waitFor();
  await expect.poll(() => lesson(visit).locator('[aria-busy=true]').count()).toBe(0);
}

/** It has the focus, and its beginning is on the screen. */
async function partIsShown({ page }: Visit, part: string): Promise<void> {
  const shown = page.locator(`#${part}`);
  await expect.poll(() => shown.evaluate((element) => element.matches(':focus'))).toBe(true);
  const top = (await shown.boundingBox())?.y ?? NaN;
  expect(top).toBeGreaterThan(-10);
  expect(top).toBeLessThan(page.viewportSize()?.height ?? 0);
}

it('has a mark, and a check, for every claim', async () => {
  expect(Object.keys(claimChecks).sort()).toEqual(allClaims.map(({ id }) => id).sort());
  const visit = await site.open(address);
  await numbersAreThere(visit);
  await visit.page.getByRole('button', { name: 'Skip' }).click();
  for (const { id, mark, link } of allClaims) {
    expect(await claim(visit, id).locator('p.mark').innerText()).toBe(mark);
    expect(await claim(visit, id).getByRole('link').innerText()).toContain(`: ${link.text}`);
  }
  await endQuietly(visit, site);
});

describe('the link of a claim', () => {
  // One page for all: to start the engine for each would take most of the time.
  let visit: Visit;
  beforeAll(async () => {
    visit = await site.open(address);
  });
  afterAll(async () => {
    await endQuietly(visit, site);
  });

  it.each(allClaims)('opens the state that the claim promises: $id', async ({ id, link }) => {
    await visit.page.goto(site.address + address);
    await numbersAreThere(visit);
    const note = (await claim(visit, id).textContent()) ?? '';
    await claim(visit, id).getByRole('link').click();
    await visit.page.locator(`spotlight-lesson-${link.route}`).waitFor();
    if (link.choices.part !== undefined) await partIsShown(visit, link.choices.part);
    await claimChecks[id]?.(visit, note);
  });
});

it('takes the visitor’s own sentence along where any will do', async () => {
  const visit = await site.open(`${address}?map=grey`);
  await typeSentence(visit, 'one two three');
  await claim(visit, 'rows-sum').getByRole('link').click();
  await expect
    .poll(() => visit.page.locator('spotlight-words button').allInnerTexts())
    .toEqual(['one', 'two', 'three']);
  expect(visit.page.url()).toContain('map=grey');
  await endQuietly(visit, site);
});

it('asks first: holds back what it asks about, and then says which sentence is true', async () => {
  const visit = await site.open(address);
  await numbersAreThere(visit);
  const asked = ['rows-sum', 'range', 'shift'];
  const marks = async (): Promise<string[]> =>
    await Promise.all(asked.map((id) => claim(visit, id).locator('p.mark:visible').innerText()));
  expect(await marks()).toEqual(Array<string>(3).fill('guess first'));
  expect(await claim(visit, 'range').innerText()).not.toContain('standard deviation');
  await visit.page.getByRole('radio', { name: 'At d = 64' }).check();
  await visit.page.getByRole('button', { name: 'Show the answer' }).click();
  const said = visit.page.locator('spotlight-predict-first .said');
  await expect.poll(() => said.innerText()).toContain('You said “At d = 64');
  const answers = await lesson(visit).locator('.answers').getByRole('listitem').allInnerTexts();
  expect(answers[0]).toMatch(/^Every row of weights sums to 1\. If the row may see/);
  expect(answers[1]).toMatch(
    /^At d = 64, .* No\. Their standard deviation is √64 = 8; \d\.\d\d was/,
  );
  expect(answers[2]).toMatch(/^Adding 100 .* Yes\. Softmax sees differences only/);
  expect(await marks()).toEqual(['holds if', 'corrected', 'holds']);
  await visit.page.reload();
  await numbersAreThere(visit);
  expect(await marks()).toEqual(['holds if', 'corrected', 'holds']);
  await endQuietly(visit, site);
});

it('leads from its contents to each part, and moves the focus there', async () => {
  const visit = await site.open(address);
  const contents = visit.page.getByRole('navigation', { name: 'On this page' });
  const names = await contents.getByRole('button').allInnerTexts();
  const headings = await lesson(visit).getByRole('heading', { level: 2 }).allInnerTexts();
  expect(names.slice(0, -1)).toEqual(headings);
  for (const name of headings) {
    await contents.getByRole('button', { name, exact: true }).press('Enter');
    const part = lesson(visit).locator('section', {
      has: visit.page.getByRole('heading', { level: 2, name, exact: true }),
    });
    await expect.poll(() => part.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(visit.page.url()).toBe(site.address + address);
  }
  await endQuietly(visit, site);
});

it.each(['light', 'dark'] as const)(
  'prints on two pages, black on white: %s',
  async (colorScheme) => {
    const visit = await site.open(address, { colorScheme });
    await numbersAreThere(visit);
    const { page } = visit;
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('150%', { exact: true }).click();
    await page.keyboard.press('Escape');
    for (const format of ['A4', 'Letter']) {
      const file = (await page.pdf({ format })).toString('latin1');
      expect([format, file.match(/\/Type\s*\/Page\b(?!s)/g)?.length]).toEqual([format, 2]);
    }
    await page.emulateMedia({ media: 'print' });
    // In pixels: 7.8 pt.
    const size = await claim(visit, 'range').evaluate((text) => getComputedStyle(text).fontSize);
    expect(Number.parseFloat(size)).toBeCloseTo((7.8 * 96) / 72, 3);
    const colours = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return [backgroundColor, color];
    });
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    for (const hidden of ['header', '.way', '.contents', '.asked', 'spotlight-sentence-box']) {
      expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
    }
    // What is asked about on the screen is told on paper, and the hatch is kept.
    expect(await claim(visit, 'range').innerText()).toMatch(/^corrected/);
    expect(await claim(visit, 'range').innerText()).toContain('standard deviation');
    const later = lesson(visit).locator('.mask .hatched');
    expect(await later.count()).toBe(6);
    expect(
      await later.first().evaluate((cell) => {
        const { backgroundImage, printColorAdjust } = getComputedStyle(cell);
        return [backgroundImage.startsWith('repeating-linear-gradient'), printColorAdjust];
      }),
    ).toEqual([true, 'exact']);
    await page.emulateMedia({ media: null });
    await endQuietly(visit, site);
  },
);

it.runIf(site.isServed)('holds a place for its numbers until they are measured', async () => {
  const visit = await site.open(address, {}, (page) =>
    page.context().route('**/*.wasm', () => undefined /* never answered */),
  );
  const number = claim(visit, 'columns-sum').locator('.number').first();
  expect(await number.innerText()).toBe('…');
  expect(await number.getAttribute('aria-busy')).toBe('true');
  await visit.page.context().close();
});

it('stays narrow on a phone, with any sentence', async () => {
  const visit = await site.open(`${address}?sentence=${'x'.repeat(2000)}`, {
    viewport: { width: 360, height: 800 },
  });
  await numbersAreThere(visit);
  await typeSentence(visit, '<img src=x onerror=alert(1)> החתול 👩‍👩‍👧‍👦');
  const [scroll, client] = await visit.page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(scroll).toBe(client);
  await endQuietly(visit, site);
});
