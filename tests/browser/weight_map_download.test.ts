/** The numbers of the large map as a file. */

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { SpotlightWeightMap } from '../../web/components/weight_map/weight_map.ts';
import type { Matrix } from '../../web/lib/tensor.ts';
import { readCsv } from '../csv.ts';
import { allInside, axeViolations, focusedIn, inside } from './helpers.ts';
import { mapOf, someWeights, statusOf } from './weight_maps.ts';

let saved: { name: string; contents: Blob }[];

const downloadButton = page.getByRole('button', { name: 'Download the table (CSV)' });
const cancelButton = page.getByRole('button', { name: 'Cancel the download' });

beforeEach(() => {
  saved = [];
  let contents = new Blob();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    contents = blob as Blob;
    return 'blob:saved';
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, contents });
  });
});

async function pressDownload(map: SpotlightWeightMap): Promise<HTMLElement> {
  const button = inside(map, '.download button');
  button.focus();
  await downloadButton.click();
  return button;
}

/** So many that writing them takes a while. */
const many: Matrix = {
  ...someWeights(1),
  data: new Float32Array(1e6).fill(1 / 3),
  rows: 1000,
  columns: 1000,
};

describe('the download', () => {
  it('is the table with the very same numbers, under the name that was asked for', async () => {
    const weights = someWeights(200, 150);
    const names = ['The', 'a,b', 'say "it"'];
    const map = await mapOf({ weights, rowNames: names, columnNames: names, fileName: 'map.csv' });
    await pressDownload(map);
    await expect.poll(() => saved.length).toBe(1);
    expect(saved[0]!.name).toBe('map.csv');
    expect(saved[0]!.contents.type).toBe('text/csv');
    const [head, ...rows] = readCsv(await saved[0]!.contents.text());
    expect(head!.slice(0, 5)).toEqual(['', ...names, '4']);
    expect(rows.slice(0, 4).map(([name]) => name)).toEqual([...names, '4']);
    const numbers = rows.flatMap((row) => row.slice(1).map(Number));
    expect(Float32Array.from(numbers)).toEqual(weights.data);
    expect(statusOf(map)).toBe('The table is written.');
  });

  it('leaves what is hidden empty', async () => {
    const map = await mapOf({ weights: someWeights(3), causal: true });
    await pressDownload(map);
    await expect.poll(() => saved.length).toBe(1);
    const rows = readCsv(await saved[0]!.contents.text());
    expect(rows.slice(1).map((row) => row.slice(1).map((field) => field === ''))).toEqual([
      [false, true, true],
      [false, false, true],
      [false, false, false],
    ]);
  });

  it('of many numbers shows how far it is, one at a time, and keeps the focus', async () => {
    const map = await mapOf({ weights: many });
    const button = await pressDownload(map);
    await expect.element(cancelButton).toBeInTheDocument();
    await expect
      .poll(() => inside(map, '[label="Writing the table"]').textContent)
      .toMatch(/^\d+% written$/u);
    expect(focusedIn(map)).toBe(button);
    expect(await axeViolations(map)).toEqual([]);
    await expect.element(downloadButton).toBeInTheDocument();
    expect(saved).toHaveLength(1);
    expect(focusedIn(map)).toBe(button);
  });

  it('can be cancelled, and begun anew', async () => {
    const map = await mapOf({ weights: many });
    await pressDownload(map);
    await cancelButton.click();
    await expect.element(downloadButton).toBeInTheDocument();
    expect(saved).toEqual([]);
    expect(statusOf(map)).toBe('The download is cancelled.');
    expect(allInside(map, 'spotlight-progress-line')).toEqual([]);
    await pressDownload(map);
    await expect.poll(() => saved.length).toBe(1);
  });

  it('ends when the map leaves the page', async () => {
    const map = await mapOf({ weights: many });
    await pressDownload(map);
    map.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(saved).toEqual([]);
  });

  it('cannot begin while there are no numbers, and says how large the file will be', async () => {
    const map = await mapOf();
    await expect.element(downloadButton).toHaveAttribute('aria-disabled', 'true');
    inside(map, '.download button').click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(saved).toEqual([]);
    const large = await mapOf({ weights: many });
    await expect.element(page.getByText('about 13 MB')).toBeInTheDocument();
    large.remove();
  });
});
