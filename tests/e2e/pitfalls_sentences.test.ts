/** The lesson on pitfalls with any sentence, and without the learned model. */

import { expect, it } from 'vitest';
import { pitfalls } from '../../web/lessons/08_pitfalls/pitfalls.ts';
import { gridOf } from './pitfalls_reference.ts';
import { endQuietly, pictureIsThere, typeSentence, useSite } from './site.ts';

const site = useSite();
const all = pitfalls.map(({ id }) => id).join('.');
const first = 'Mask before the softmax';

it.each(['learned', 'random'] as const)(
  'shows any sentence, broken in all ways, on a phone: %s',
  async (vectors) => {
    const visit = await site.open(`#/pitfalls?vectors=${vectors}&broken=${all}`, {
      viewport: { width: 360, height: 800 },
    });
    const { page } = visit;
    const added = vectors === 'learned' ? 2 : 0;
    for (const sentence of [
      'one',
      '<img src=x onerror=alert(1)> zorb',
      'החתול ישב 👩‍👩‍👧‍👦 loves 🐈',
      `${'x'.repeat(2000)} y the the`,
      Array.from({ length: 64 }, (_, index) => `w${index}`).join(' '),
    ]) {
      await typeSentence(visit, sentence);
      const tokens = Math.min(sentence.split(' ').length, added > 0 ? 22 : 64) + added;
      for (const grid of [first, 'Softmax down each column']) {
        await expect.poll(async () => (await gridOf(visit, grid)).cells.length).toBe(tokens ** 2);
      }
      const [scroll, client] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(scroll).toBe(client);
      const texts = await page.locator('.why').allInnerTexts();
      expect(texts.join(' ')).not.toMatch(/undefined|null|\[object/u);
    }
    await typeSentence(visit, ' ');
    const status = page.locator('spotlight-sentence-box').getByRole('status');
    await expect.poll(() => status.innerText()).toMatch(/at least one word/u);
    await endQuietly(visit, site);
  },
);

it.runIf(site.isServed)(
  'goes on with random vectors where the model does not load, and says what they cannot show',
  async () => {
    const visit = await site.open('#/pitfalls?broken=weight-not-importance', {}, (page) =>
      page.context().route('**/*.safetensors', (answer) => answer.fulfill({ status: 503 })),
    );
    const { page } = visit;
    await page.getByRole('button', { name: 'Look at random vectors meanwhile' }).click();
    await pictureIsThere(visit, first);
    const section = page.locator('#weight-not-importance');
    await expect.poll(() => section.innerText()).toContain('Random vectors predict no word');
    await expect
      .poll(() => page.locator('#no-positions').innerText())
      .toContain('Random vectors know no positions');
    await page.context().close();
  },
);
