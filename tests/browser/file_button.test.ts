import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightFileButton } from '../../web/components/file_button/file_button.ts';
import { axeViolations, change, detailsOf, inside, mount } from './helpers.ts';

const file = new File(['abc'], 'a.safetensors');

async function buttonOf(
  properties: Partial<SpotlightFileButton> = {},
): Promise<SpotlightFileButton> {
  return await mount(
    SpotlightFileButton,
    { accept: '.safetensors', ...properties },
    'Load weights',
  );
}

/** How often the browser is asked to let the visitor choose. */
function countOpenings(button: SpotlightFileButton): () => number {
  let count = 0;
  inside(button, 'input').addEventListener('click', (event) => {
    event.preventDefault();
    ++count;
  });
  return () => count;
}

describe('the button for a file', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await buttonOf())).toEqual([]);
    expect(await axeViolations(await buttonOf({ disabledBecause: 'Pause first' }))).toEqual([]);
  });

  it('is one button, and lets the visitor choose a file', async () => {
    const openings = countOpenings(await buttonOf());
    await page.getByRole('button', { name: 'Load weights' }).click();
    expect(openings()).toBe(1);
    await userEvent.keyboard('{Enter}');
    expect(openings()).toBe(2);
  });

  it('tells which file was chosen, also when it is the same again', async () => {
    const button = await buttonOf();
    const chosen = detailsOf(button, 'spotlight-file-chosen');
    for (const count of [1, 2]) {
      await userEvent.upload(inside(button, 'input'), file);
      await expect.poll(() => chosen.length).toBe(count);
    }
    const [first] = chosen as { file: File }[];
    expect(first?.file.name).toBe('a.safetensors');
    expect(await first?.file.text()).toBe('abc');
  });

  it('does nothing while it is disabled, says why, and keeps the focus', async () => {
    const button = await buttonOf();
    const openings = countOpenings(button);
    await page.getByRole('button').click();
    await change(button, { disabledBecause: 'Pause first' });
    await userEvent.keyboard('{Enter}');
    expect(openings()).toBe(1);
    const inner = inside(button, 'button');
    expect([inner.ariaDisabled, inner.title]).toEqual(['true', 'Pause first']);
    expect(button.shadowRoot?.activeElement).toBe(inner);
  });
});
