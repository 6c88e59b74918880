/** Reads what was measured off the lesson on cost. */

import type { Visit } from './site.ts';

/** Rows of the table behind a chart, the names of its columns first. */
export async function chartTable({ page }: Visit, name: string): Promise<string[][]> {
  const chart = page
    .locator('spotlight-log-chart')
    .filter({ has: page.getByRole('img', { name: new RegExp(`^${name}: `) }) });
  await chart.getByText('as numbers').click();
  await chart.locator('tbody tr').first().waitFor();
  return await chart
    .locator('tr')
    .evaluateAll((all) =>
      all.map(({ children }) => [...children].map((cell) => cell.textContent.trim())),
    );
}

const sizes: Readonly<Record<string, number>> = {
  bytes: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  ms: 1,
  s: 1e3,
  minute: 6e4,
  minutes: 6e4,
  hour: 36e5,
  hours: 36e5,
};

/** "4.3 MB" in bytes, "120 ms" in milliseconds. */
export function quantity(text: string): number {
  const [count, unit = ''] = text.split(' ');
  return Number(count?.replaceAll(',', '')) * (sizes[unit] ?? NaN);
}
