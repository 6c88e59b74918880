/** The pitfalls computed anew, from the scores and values of the engine alone, and read from their page. */

import { createEngine, type Tensor } from '../../web/engine/index.ts';
import { expect } from 'vitest';
import type { Site, Visit } from './site.ts';

export type Table = number[][];

export const engine = await createEngine();
export const model = await engine.languageModel();

export const sentence = 'The doctor told the nurse that she was tired';
export const labels = ['[S]', ...sentence.split(' '), '.'];
/** The row of "she". */
export const query = 7;
/** The head that the lesson looks through in this sentence. */
export const chosen = model.card.modes!.causal.roles.antecedent.best;

export function headOf({ data, shape }: Tensor, head: number): Table {
  const [, rows = 0, columns = 0] = shape;
  return Array.from({ length: rows }, (_, row) => {
    const start = (head * rows + row) * columns;
    return [...data.subarray(start, start + columns)];
  });
}

/** Of the chosen head, before the mask and with what is added for distance. */
export async function stagesOf(mode: 'causal' | 'masked'): Promise<{
  scores: Table;
  bias: Table;
  query: Table;
  key: Table;
  value: Table;
}> {
  const layer = (await model.forward(sentence, { mode })).layers[chosen.layer]!;
  const of = (tensor: Tensor): Table => headOf(tensor, chosen.head);
  return {
    scores: of(layer.scores),
    bias: of(layer.positionBias),
    query: of(layer.query),
    key: of(layer.key),
    value: of(layer.value),
  };
}

/** In double precision; NaN for a row that sees nothing. */
export function softmax(row: readonly number[]): number[] {
  const largest = Math.max(...row);
  const terms = row.map((score) => Math.exp(score - largest));
  const total = sumOf(terms);
  return terms.map((term) => term / total);
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Every row sees itself and what came before; `from` 1: and nobody the first word. */
export function masked(scores: Table, from = 0, hidden = -Infinity): Table {
  return scores.map((row, i) => row.map((score, j) => (j <= i && j >= from ? score : hidden)));
}

export function namesOf(rows: Table, words: readonly string[] = labels): string[] {
  return rows.flatMap((row, i) =>
    row.map((weight, j) => `${words[i]} attends to ${words[j]}: ${weight.toFixed(2)}`),
  );
}

export function rowSumNames(rows: Table): string[] {
  return rows.map((row, i) => `sum of the row of ${labels[i]}: ${sumOf(row).toFixed(2)}`);
}

/** Opens the lesson with nothing broken, and presses one switch. */
export async function breakIt(site: Site, id: string, more = ''): Promise<Visit> {
  const visit = await site.open(
    `#/pitfalls?query=6&sentence=${sentence.replaceAll(' ', '+')}${more}`,
  );
  const section = visit.page.locator(`#${id}`);
  const button = section.getByRole('switch');
  await section.locator('.unbroken').waitFor();
  expect(await button.getAttribute('aria-checked')).toBe('false');
  await button.click();
  await section.locator('.why').waitFor();
  expect(await button.getAttribute('aria-checked')).toBe('true');
  await expect.poll(() => visit.page.url()).toContain(`broken=${id}`);
  return visit;
}

/** The accessible names of the cells of a grid, those with sums apart. */
export async function gridOf(
  { page }: Visit,
  name: string,
): Promise<{ cells: string[]; sums: string[] }> {
  const names = await page
    .getByRole('grid', { name, exact: true })
    .getByRole('gridcell')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
  const isSum = (text: string): boolean => text.startsWith('sum of ');
  return { cells: names.filter((text) => text !== '' && !isSum(text)), sums: names.filter(isSum) };
}

/** What stands in the cells of a row of weights; nothing for words that are not read yet. */
export async function stripOf({ page }: Visit, name: string): Promise<string[]> {
  return await page.getByRole('list', { name, exact: true }).locator('.cell').allInnerTexts();
}

export async function whyOf({ page }: Visit, id: string): Promise<string> {
  return (await page.locator(`#${id} .why`).innerText()).replaceAll(/\s+/gu, ' ');
}

/** As a cell writes a weight: .36, 0 and 1. */
export function written(weight: number): string {
  if (Number.isNaN(weight)) return 'NaN';
  if (weight < 0.005) return '0';
  return weight >= 0.995 ? '1' : weight.toFixed(2).slice(1);
}
