import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import {
  SpotlightFormulaSteps,
  type FormulaPart,
} from '../../web/components/formula_steps/formula_steps.ts';
import {
  allInside,
  axeViolations,
  change,
  detailsOf,
  focusedIn,
  hostileWord,
  inside,
  mount,
  press,
  textOf,
} from './helpers.ts';

function partAt(current: number) {
  return (stage: string, text: string, number: number, outside = false): FormulaPart => ({
    stage,
    text,
    number,
    name: stage,
    outside,
    state: number < current ? 'done' : number === current ? 'current' : 'ahead',
  });
}

/** In the order in which they are read: the softmax comes after what stands in its brackets. */
function blackboard(current: number): readonly (FormulaPart | string)[] {
  const part = partAt(current);
  return [
    part('weights', 'softmax', 4),
    '(',
    part('scores', 'Q Kᵀ', 1),
    '/',
    part('scaled', '√d', 2),
    '+',
    part('masked', 'mask', 3),
    ')',
    part('output', 'V', 5),
  ];
}

function learned(current: number): readonly (FormulaPart | string)[] {
  const part = partAt(current);
  return [
    part('input', 'x', 1, true),
    part('Q, K, V', 'Q K V', 2, true),
    part('weights', 'softmax', 7),
    '(',
    part('scores', 'Q Kᵀ', 3),
    '/',
    part('scaled', '√d', 4),
    '+',
    part('biased', 'bias', 5),
    '+',
    part('masked', 'mask', 6),
    ')',
    part('result', 'V', 8),
    part('joined', 'heads', 9, true),
    part('output', 'output', 10, true),
  ];
}

async function stepsOf(
  parts: readonly (FormulaPart | string)[] = blackboard(2),
): Promise<SpotlightFormulaSteps> {
  return await mount(SpotlightFormulaSteps, { parts });
}

function parts(steps: SpotlightFormulaSteps): HTMLElement[] {
  return allInside(steps, '.part');
}

const back = page.getByRole('button', { name: 'Back' });
const next = page.getByRole('button', { name: 'Next' });

afterEach(async () => {
  await page.viewport(1280, 900);
});

describe('the formula that steps', () => {
  it('has no accessibility faults, light and dark, wide and on a phone', async () => {
    const steps = await stepsOf();
    expect(await axeViolations(steps)).toEqual([]);
    await change(steps, { parts: learned(10) });
    expect(await axeViolations(steps)).toEqual([]);
    await page.viewport(360, 700);
    expect(await axeViolations(steps)).toEqual([]);
  });

  it('reads as the formula, with the number and name of each step', async () => {
    const steps = await stepsOf();
    expect(parts(steps).map(textOf)).toEqual([
      'softmax 4 weights',
      'Q KT 1 scores',
      '√d 2 scaled',
      'mask 3 masked',
      'V 5 output',
    ]);
    expect(allInside(steps, '.sign').map(textOf)).toEqual(['(', '/', '+', ')']);
    expect(textOf(inside(steps, '.where'))).toBe('Step 2 of 5: scaled');
  });

  it('leads into the formula and out of it with arrows', async () => {
    const steps = await stepsOf(learned(1));
    const read = [...inside(steps, '.formula').children].map((child) =>
      child.classList.contains('sign') ? textOf(child) : textOf(child.querySelector('.text')!),
    );
    expect(read.join(' ')).toBe(
      'x → Q K V → softmax ( Q KT / √d + bias + mask ) V → heads → output',
    );
  });

  it('marks the current step', async () => {
    const steps = await stepsOf();
    const current = allInside(steps, '[aria-current=step]');
    expect(current.map(textOf)).toEqual(['√d 2 scaled']);
    expect(parts(steps).map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0, -1, -1]);
  });

  it('chooses the step that is clicked, but not the current one again', async () => {
    const steps = await stepsOf();
    const chosen = detailsOf(steps, 'spotlight-stage-chosen');
    for (const part of parts(steps)) part.click();
    expect(chosen).toEqual(['weights', 'scores', 'masked', 'output'].map((stage) => ({ stage })));
  });

  it('goes back and forward in the order of the steps', async () => {
    const steps = await stepsOf(blackboard(3));
    const chosen = detailsOf(steps, 'spotlight-stage-chosen');
    await userEvent.click(back);
    await userEvent.click(next);
    expect(chosen).toEqual([{ stage: 'scaled' }, { stage: 'weights' }]);
  });

  it('stops at the first step, and starts again after the last', async () => {
    const steps = await stepsOf(blackboard(1));
    const chosen = detailsOf(steps, 'spotlight-stage-chosen');
    await expect.element(back).toHaveAttribute('aria-disabled', 'true');
    allInside(steps, '.button')[0]?.click();
    expect(chosen).toEqual([]);
    await change(steps, { parts: blackboard(5) });
    await userEvent.click(page.getByRole('button', { name: 'Start again' }));
    expect(chosen).toEqual([{ stage: 'scores' }]);
  });

  it('goes with the arrow keys, Home and End, and takes the focus along', async () => {
    const steps = await stepsOf();
    const chosen = detailsOf(steps, 'spotlight-stage-chosen');
    inside(steps, '[aria-current]').focus();
    for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End']) await press(key);
    expect(chosen).toEqual(['masked', 'scores', 'scores', 'output'].map((stage) => ({ stage })));
    await change(steps, { parts: blackboard(5) });
    expect(focusedIn(steps)).toBe(inside(steps, '[aria-current]'));
  });

  it('keeps the focus on a button that steps', async () => {
    const steps = await stepsOf();
    await userEvent.click(next);
    await change(steps, { parts: blackboard(3) });
    expect(focusedIn(steps)).toBe(allInside(steps, '.button')[1]);
    await press('ArrowRight');
    await change(steps, { parts: blackboard(4) });
    expect(focusedIn(steps)).toBe(allInside(steps, '.button')[1]);
  });

  it('is one line of the page when there are ten steps', async () => {
    const steps = await stepsOf(learned(7));
    steps.style.inlineSize = '1168px';
    await document.fonts.ready;
    const tops = parts(steps).map((part) => part.getBoundingClientRect().top);
    expect(new Set(tops).size).toBe(1);
  });

  it.each([360, 390, 720])(
    'fits into %i pixels, with parts that a finger can hit',
    async (width) => {
      await page.viewport(width, 700);
      const steps = await stepsOf(learned(7));
      steps.style.inlineSize = `${width - 32}px`;
      steps.style.marginInlineStart = '16px';
      for (const part of [...parts(steps), ...allInside(steps, '.button')]) {
        const { left, right, width: wide, height } = part.getBoundingClientRect();
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(width);
        expect(Math.min(wide, height)).toBeGreaterThanOrEqual(44);
      }
    },
  );

  it('shows names as text, whatever they hold', async () => {
    const steps = await stepsOf([
      { stage: 'x', text: hostileWord, number: 1, name: hostileWord, state: 'current' },
      hostileWord,
    ]);
    expect(allInside(steps, 'img')).toEqual([]);
    expect('wasRun' in window).toBe(false);
  });
});
