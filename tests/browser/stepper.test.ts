import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import { SpotlightStepper } from '../../web/components/stepper/stepper.ts';
import { allInside, axeViolations, change, detailsOf, inside, mount, textOf } from './helpers.ts';

async function stepperOf(properties: Partial<SpotlightStepper> = {}): Promise<SpotlightStepper> {
  return await mount(SpotlightStepper, { label: 'Generation', step: 2, steps: 3, ...properties });
}

describe('the stepper', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await stepperOf())).toEqual([]);
    expect(await axeViolations(await stepperOf({ step: 1 }))).toEqual([]);
  });

  it('is a group with a name, and says where it is', async () => {
    const stepper = await stepperOf();
    expect([stepper.role ?? stepper.getAttribute('role'), stepper.ariaLabel]).toEqual([
      'group',
      'Generation',
    ]);
    expect(textOf(inside(stepper, '.where'))).toBe('2 of 3');
  });

  it('goes back and forward with its buttons', async () => {
    const stepper = await stepperOf();
    const chosen = detailsOf(stepper, 'spotlight-step-chosen');
    for (const button of allInside(stepper, 'button')) button.click();
    expect(chosen).toEqual([{ step: 1 }, { step: 3 }]);
  });

  it('goes with the arrow keys, and to the ends with Home and End', async () => {
    const stepper = await stepperOf({ step: 3, steps: 6 });
    const chosen = detailsOf(stepper, 'spotlight-step-chosen');
    inside(stepper, 'button').focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowRight}{Home}{End}');
    expect(chosen).toEqual([{ step: 2 }, { step: 4 }, { step: 1 }, { step: 6 }]);
  });

  it('stops at the ends, and keeps the focus there', async () => {
    const stepper = await stepperOf({ step: 3 });
    const chosen = detailsOf(stepper, 'spotlight-step-chosen');
    const next = allInside(stepper, 'button')[1];
    next?.focus();
    next?.click();
    await userEvent.keyboard('{ArrowRight}');
    expect(chosen).toEqual([]);
    expect(next?.ariaDisabled).toBe('true');
    await change(stepper, { step: 1 });
    expect(allInside(stepper, 'button')[0]?.ariaDisabled).toBe('true');
    expect(stepper.shadowRoot?.activeElement).toBe(next);
  });
});
