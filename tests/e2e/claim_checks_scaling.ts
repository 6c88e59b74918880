/** What the lesson on the root of d has to show for claims that link to it. */

import { expect } from 'vitest';
import type { Check } from './claim_reading.ts';
import type { Visit } from './site.ts';

const lesson = ({ page }: Visit) => page.locator('spotlight-lesson-scaling');

/** The numbers of a line of the table: not scaled, and scaled. */
async function measured(visit: Visit, line: string): Promise<string[]> {
  const row = lesson(visit).getByRole('row', { name: line });
  await row.waitFor();
  return await row.getByRole('cell').allInnerTexts();
}

/** d is 64, as the claims say. */
async function isAt64(visit: Visit): Promise<void> {
  const slider = lesson(visit).getByRole('slider', { name: /^d\b/ });
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('64');
}

export const scalingChecks: Readonly<Record<string, Check>> = {
  variance: async (visit, note) => {
    await isAt64(visit);
    const [unscaled = '', scaled = ''] = await measured(visit, 'Variance of the scores');
    expect(unscaled).toMatch(/theory\s64/u);
    expect(note).toContain(`measured as ${unscaled.split(/\s/u)[0] ?? ''}.`);
    expect(scaled).toMatch(/^(1\.0\d|0\.9\d)\s*theory\s1$/u);
  },
  range: async (visit, note) => {
    await isAt64(visit);
    const [range = ''] = await measured(visit, 'Smallest and largest score');
    const [smallest = '', largest = ''] = range.trim().split(' to ');
    expect(note).toContain(`lie between ${smallest} and ${largest}.`);
    const [deviation = ''] = await measured(visit, 'Standard deviation');
    expect(note).toContain(`${deviation.split(/\s/u)[0] ?? ''} was measured`);
  },
  vanish: async (visit) => {
    await isAt64(visit);
    const [unscaled, scaled] = await measured(visit, 'Gradient of softmax');
    expect(Number.parseFloat(unscaled ?? '')).toBeLessThan(Number.parseFloat(scaled ?? ''));
    const training = lesson(visit).getByRole('region', { name: 'Training with and without it' });
    expect(await training.getByRole('combobox').inputValue()).toBe('64');
    await training.getByRole('button', { name: 'Start' }).click();
    const steps = async (): Promise<number> =>
      Number(/seed 1 · (\d+) steps/.exec(await training.innerText())?.[1] ?? 0);
    await expect.poll(steps, { timeout: 20_000 }).toBeGreaterThan(80);
    await training.getByRole('button', { name: 'Cancel' }).click();
    await expect
      .poll(() => training.innerText())
      .toMatch(
        /gradient at the scores is [\d.]+ times smaller, .* at w_q and w_k is [\d.]+ times larger/u,
      );
  },
  projected: async (visit, note) => {
    await isAt64(visit);
    const [, scaled = ''] = await measured(visit, 'Variance of the scores');
    expect(scaled).toMatch(/theory\s4$/u);
    const kind = lesson(visit).getByRole('combobox', { name: 'Scores of' });
    expect(await kind.inputValue()).toBe('projected');
    const said = lesson(visit).getByRole('region', { name: 'Often said, and measured' });
    const text = await said.innerText();
    expect(text).toContain('the scaled scores 2 · 2 = 4');
    expect(text).toContain(`measured ${/, (\d\.\d\d) was measured/.exec(note)?.[1] ?? '?'}, not 1`);
  },
};
