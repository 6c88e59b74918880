/** When the engine cannot be had: the page says so, keeps the sentence, and offers to try again. */

import { expect, it } from 'vitest';
import { cellNames, pictureIsThere, typeSentence, useSite, type Visit } from './site.ts';

const site = useSite();

async function notice({ page }: Visit): Promise<string> {
  const alert = page.locator('spotlight-notice').getByRole('alert');
  // What stands in the notice itself, and what was put into it.
  return `${await alert.innerText()} ${await page.locator('spotlight-notice').innerText()}`;
}

it('recovers when the .wasm file cannot be loaded at first', async () => {
  const visit = await site.open('#/spotlight?sentence=kept+as+typed', {}, (page) =>
    page.context().route('**/*.wasm', (route) => route.fulfill({ status: 503 })),
  );
  await expect.poll(() => notice(visit)).toMatch(/did not load.*503/s);
  expect(await notice(visit)).toContain('Your sentence is kept.');
  expect(await visit.page.locator('spotlight-words button').allInnerTexts()).toEqual([
    'kept',
    'as',
    'typed',
    '.',
  ]);

  await visit.page.context().unroute('**/*.wasm');
  await visit.page.getByRole('button', { name: 'Try again' }).click();
  await pictureIsThere(visit);
  expect(await visit.page.locator('spotlight-notice').count()).toBe(0);
  await visit.page.context().close();
});

it('says so when the .wasm file is damaged', async () => {
  const visit = await site.open('#/spotlight', {}, (page) =>
    page.context().route('**/*.wasm', (route) => route.fulfill({ body: 'not WebAssembly' })),
  );
  await expect.poll(() => notice(visit)).toMatch(/did not load/);
  await visit.page.context().close();
});

it.each(['spotlight', 'causal'])(
  'goes on with random vectors when the learned model does not load: #/%s',
  async (route) => {
    const visit = await site.open(`#/${route}?sentence=kept+as+typed`, {}, (page) =>
      page.context().route('**/*.safetensors', (answer) => answer.fulfill({ status: 503 })),
    );
    const { page } = visit;
    const grid = route === 'causal' ? 'GPT: left to right' : 'Attention weights';
    await expect.poll(() => notice(visit)).toMatch(/The learned model did not load.*503/s);
    expect(await notice(visit)).toContain('Your sentence is kept.');
    await page.getByRole('button', { name: 'Look at random vectors meanwhile' }).click();
    await pictureIsThere(visit, grid);
    expect(await page.locator('spotlight-notice').count()).toBe(0);
    await expect.poll(() => page.url()).toContain('vectors=random');

    await page.context().unroute('**/*.safetensors');
    await page.getByRole('combobox', { name: 'Vectors' }).selectOption('learned vectors');
    // With [S] and the full stop.
    await expect.poll(async () => (await cellNames(visit, grid)).length).toBe(5 ** 2);
    await page.context().close();
  },
);

it('loads the weights, or their card, when it is tried again', async () => {
  const visit = await site.open('#/spotlight', {}, (page) =>
    page.context().route('**/*.card*.json', (route) => route.fulfill({ body: '{}' })),
  );
  await expect.poll(() => notice(visit)).toMatch(/The learned model did not load.*card/s);
  await visit.page.context().unroute('**/*.card*.json');
  await visit.page.getByRole('button', { name: 'Try again' }).click();
  await pictureIsThere(visit);
  expect(await visit.page.locator('spotlight-notice').count()).toBe(0);
  await visit.page.context().close();
});

it('says so when the worker script cannot be loaded', async () => {
  const visit = await site.open('#/spotlight', {}, (page) =>
    page.context().route('**/worker*.js', (route) => route.abort()),
  );
  await expect.poll(() => notice(visit)).toMatch(/did not load/);
  expect(await visit.page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
  await visit.page.context().close();
});

it.each([
  ['WebAssembly SIMD', () => (WebAssembly.validate = () => false)],
  ['WebAssembly', () => Reflect.deleteProperty(globalThis, 'WebAssembly')],
])('says so when the browser has no %s', async (name, breakIt) => {
  const visit = await site.open('#/spotlight', {}, (page) => page.addInitScript(breakIt));
  await expect.poll(() => notice(visit)).toContain(`this browser has no ${name}`);
  expect(visit.messages).toEqual([]);
  await visit.page.context().close();
});

it('says so when the worker dies, keeps the picture, and goes on with a new one', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  const before = await cellNames(visit);
  const [worker] = visit.page.workers();
  await worker?.evaluate(() => {
    self.close();
  });
  await expect.poll(() => notice(visit)).toMatch(/stopped.*Your sentence is kept/s);
  await typeSentence(visit, 'one two');
  expect(await cellNames(visit)).toEqual(before);

  await visit.page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(async () => (await cellNames(visit)).length).toBe(4 ** 2);
  expect(await visit.page.getByRole('textbox').inputValue()).toBe('one two');
  expect(visit.messages).toEqual([]);
  await visit.page.context().close();
});

it('says what is needed where there is no JavaScript', async () => {
  const visit = await site.open('#/spotlight', { javaScriptEnabled: false });
  expect(await visit.page.innerText('noscript')).toMatch(/needs JavaScript/);
  await visit.page.context().close();
});

it('says that a lesson did not load, keeps the sentence, and tries again', async () => {
  const visit = await site.open('#/spotlight?sentence=kept+as+typed');
  const { page } = visit;
  await pictureIsThere(visit);
  await page.context().route('**/causal_lesson-*.js', (route) => route.abort());
  const link = page.getByRole('navigation', { name: 'Lessons' }).getByText('Causal mask');
  await link.first().click();
  await expect.poll(() => notice(visit)).toMatch(/“Causal mask” did not load\./);
  expect(await notice(visit)).toContain('Your sentence is kept.');

  await page.context().unroute('**/causal_lesson-*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await pictureIsThere(visit, 'GPT: left to right');
  expect((await cellNames(visit, 'GPT: left to right')).length).toBe(5 ** 2);
  await page.context().close();
});
