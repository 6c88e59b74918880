/** What a screen reader is told of the page: roles and names, in an order that makes sense. */

import { expect, it } from 'vitest';
import { endQuietly, pictureIsThere, useSite, type Visit } from './site.ts';

const site = useSite();

/** The tree below a landmark, without addresses, and with every weight as 0.00. */
async function treeOf({ page }: Visit, landmark: string): Promise<string> {
  const tree = await page.locator(landmark).ariaSnapshot();
  return tree
    .split('\n')
    .filter((line) => !line.includes('/url:'))
    .join('\n')
    .replaceAll(/[01]?\.\d\d\b/gu, '0.00');
}

const lines = (tree: string, pattern: RegExp): string[] =>
  tree
    .split('\n')
    .map((line) => line.trim().replace(/^- /u, '').replaceAll("'", ''))
    .filter((line) => pattern.test(line));

it('has landmarks, and one heading of the first level with its sections below', async () => {
  const visit = await site.open(
    '#/spotlight?vectors=random&sentence=cat+it&query=1&reading=causal',
  );
  await pictureIsThere(visit);
  expect(lines(await treeOf(visit, 'body'), /^(banner|main|navigation|contentinfo)/u)).toEqual([
    'banner:',
    'navigation "Lessons":',
    'main:',
  ]);
  expect(lines(await treeOf(visit, 'main'), /^heading/u)).toEqual([
    'heading "Where does “it” look?" [level=1]',
    'heading "Every row, at once" [level=2]',
    'heading "The row of “it”" [level=2]',
    'heading "Four heads, and their average" [level=2]',
    'heading "Three types, the same words" [level=2]',
    'heading "The causal mask" [level=2]',
  ]);
  await endQuietly(visit, site);
});

it('says of a grid its name, its rows and columns, and what each cell means', async () => {
  const visit = await site.open(
    '#/spotlight?vectors=random&sentence=cat+it&query=1&reading=causal',
  );
  await pictureIsThere(visit);
  const [tree = ''] = (await treeOf(visit, 'main')).split('- heading "Four heads');
  expect(lines(tree, /^(toolbar|grid|row|rowheader|columnheader|gridcell|button|img)\b/u)).toEqual([
    'button "Change sentence"',
    'toolbar "Words: choose the one to look from":',
    'button "cat"',
    'button "it" [pressed]',
    'button "random vectors, seed 42: patterns carry no meaning yet"',
    'grid "Attention weights":',
    'row "from ↓, to → cat it":',
    'columnheader "from ↓, to →": from ↓ to →',
    'columnheader "cat"',
    'columnheader "it"',
    'row "cat cat attends to cat: 0.00 cat attends to it: 0.00":',
    'rowheader "cat"',
    'gridcell "cat attends to cat: 0.00": "1"',
    'gridcell "cat attends to it: 0.00"',
    'row "it it attends to cat: 0.00 it attends to it: 0.00" [selected]:',
    'rowheader "it"',
    'gridcell "it attends to cat: 0.00": "0.00"',
    'gridcell "it attends to it: 0.00": "0.00"',
    'button "random vectors, seed 42: patterns carry no meaning yet"',
    'img "Weights of the row: cat 0.00, it 0.00"',
    'button "random vectors, seed 42: patterns carry no meaning yet"',
  ]);
  await endQuietly(visit, site);
});

it('names the parts and the controls of the lesson on cost', async () => {
  const visit = await site.open('#/cost');
  const { page } = visit;
  await page.getByText(/^Each point is the mean/).waitFor();
  const tree = await treeOf(visit, 'main');
  expect(lines(tree, /^heading/u)).toEqual([
    'heading "What does it cost?" [level=1]',
    'heading "Measured on this machine" [level=2]',
    'heading "What four million pairs look like" [level=2]',
  ]);
  expect(
    lines(tree, /^(slider|table|progressbar|application|region|combobox|spinbutton)/u),
  ).toEqual(
    expect.arrayContaining([
      expect.stringContaining('slider "n, the number of words"'),
      expect.stringContaining('table "Pairs, counted"'),
      expect.stringContaining('progressbar "Measuring"'),
      expect.stringContaining('application "Weights of 2,048 words"'),
      expect.stringContaining('combobox "Reading"'),
    ]),
  );
  await endQuietly(visit, site);
});

it('names each pitfall by its question, its switch by what it breaks, and both pictures', async () => {
  const visit = await site.open('#/pitfalls?broken=wrong-axis');
  const { page } = visit;
  await pictureIsThere(visit, 'Softmax down each column');
  const tree = await treeOf(visit, 'main');
  expect(lines(tree, /^heading .*\[level=[12]\]/u)).toEqual([
    'heading "What goes wrong?" [level=1]',
    'heading "What if the mask comes after the softmax?" [level=2]',
    'heading "Is −1e9 as good as −∞?" [level=2]',
    'heading "What if the maximum is not subtracted?" [level=2]',
    'heading "What does a row give that sees nothing?" [level=2]',
    'heading "Does a head notice when the words are shuffled?" [level=2]',
    'heading "What if 1/√d is forgotten?" [level=2]',
    'heading "What if the softmax runs over the wrong axis?" [level=2]',
    'heading "What does the average of two heads show?" [level=2]',
    'heading "Is a high weight an important word?" [level=2]',
    'heading "Find the bug" [level=2]',
  ]);
  const switches = page.getByRole('switch');
  expect(await switches.count()).toBe(9);
  const down = page.getByRole('switch', { name: 'Break it: softmax down the columns' });
  expect(await down.isChecked()).toBe(true);
  await down.press('Space');
  await expect.poll(() => down.isChecked()).toBe(false);
  await expect
    .poll(() => page.getByRole('grid', { name: 'Softmax down each column' }).count())
    .toBe(0);
  expect(await down.evaluate((one) => one.matches(':focus'))).toBe(true);
  await endQuietly(visit, site);
});
