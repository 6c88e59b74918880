/**
 * What a letter, a hover and going to another lesson cost the page's main thread: printed, to be compared
 * with the bars of 50 ms and 16 ms for 16 words, and 200 ms for 64; and of 100 ms to another lesson's
 * finished picture. Not asserted: the machine may be busy with something else.
 */

import { expect, it } from 'vitest';
import { lessons } from '../../web/lessons/lessons.ts';
import { median } from '../../web/lib/median.ts';
import { endQuietly, pictureIsThere, useSite } from './site.ts';
import {
  costOf,
  medians,
  repeats,
  someOf,
  timeToPicture,
  timeToSwitch,
  type Cost,
} from './thread_costs.ts';

const site = useSite();
const some = ['the', 'cat', 'sat', 'on', 'a', 'mat', 'because', 'it'];

const cases: [string, string, string, number][] = [
  ['spotlight', 'learned', 'Attention weights', 16],
  ['spotlight', 'random', 'Attention weights', 16],
  ['spotlight', 'random', 'Attention weights', 64],
  ['causal', 'learned', 'GPT: left to right', 16],
  ['causal', 'random', 'GPT: left to right', 16],
  ['causal', 'random', 'GPT: left to right', 64],
  ['heads', 'learned', 'Attention weights', 16],
  ['steps', 'learned', 'scores', 16],
  ['steps', 'learned', 'masked', 16],
  ['steps', 'random', 'weights', 16],
  ['steps', 'random', 'masked', 64],
];

it.each(someOf(cases))(
  'costs the main thread so much: #/%s, %s, %s, %d words',
  async (route, vectors, grid, count) => {
    const sentence = Array.from({ length: count }, (_, index) => some[index % some.length]).join(
      '+',
    );
    const stage = route === 'steps' ? `&stage=${grid}` : '';
    const visit = await site.open(`#/${route}?vectors=${vectors}&sentence=${sentence}${stage}`);
    await pictureIsThere(visit, grid);
    const { page } = visit;
    await page.getByRole('button', { name: 'Change sentence' }).click();
    await page.getByRole('textbox').first().press('End');

    const letters: Cost[] = [];
    for (let i = 0; i < repeats; ++i) {
      letters.push(await costOf(page, () => page.keyboard.press(i % 2 ? 'Backspace' : 'x')));
    }
    const times: number[] = [];
    for (let i = 0; i < repeats; ++i) {
      const key = (i + repeats) % 2 ? 'Backspace' : 'x';
      const press = (): Promise<unknown> => page.keyboard.press(key);
      times.push(await timeToPicture(page.getByRole('grid', { name: grid }), press));
    }
    const cells = page.getByRole('grid', { name: grid }).getByRole('gridcell');
    await cells.first().scrollIntoViewIfNeeded();
    const boxes = await Promise.all(
      Array.from({ length: repeats }, (_, index) => cells.nth(index).boundingBox()),
    );
    const hovers: Cost[] = [];
    for (const box of boxes) {
      const { x, y } = box ?? { x: 0, y: 0 };
      hovers.push(await costOf(page, () => page.mouse.move(x + 3, y + 3)));
    }
    process.stdout.write(
      `main thread, #/${route}, ${vectors} vectors, ${count} words\n` +
        `  letter ${medians(letters)}; picture after ${median(times).toFixed(1)} ms\n` +
        `  hover  ${medians(hovers)}\n`,
    );
    for (const { total } of [...letters, ...hovers]) expect(total).toBeGreaterThan(0);
    for (const time of times) expect(time).toBeGreaterThan(0);
    await endQuietly(visit, site);
  },
);

const pictured = lessons.map(({ route }) => route).filter((route) => route !== 'spotlight');

it.each(someOf(pictured))('costs so much to go to #/%s and back', async (route) => {
  const visit = await site.open(`#/spotlight?sentence=${[...some, ...some].join('+')}`);
  await pictureIsThere(visit);
  const times: { there: number; back: number }[] = [];
  const costs: Cost[] = [];
  for (let i = 0; i < repeats; ++i) {
    let there = NaN;
    costs.push(
      await costOf(visit.page, async () => (there = await timeToSwitch(visit.page, route))),
    );
    times.push({ there, back: await timeToSwitch(visit.page, 'spotlight') });
  }
  const [first, ...again] = times.map(({ there }) => there);
  process.stdout.write(
    `from #/spotlight to #/${route}, 16 words: first ${first?.toFixed(0)} ms; ${again.length > 0 ? `again ${median(again).toFixed(0)} ms; ` : ''}` +
      `back ${median(times.map(({ back }) => back)).toFixed(0)} ms\n  thread ${medians(costs)}\n`,
  );
  for (const { there, back } of times) expect(Math.min(there, back)).toBeGreaterThan(0);
  await endQuietly(visit, site);
});
