import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightPredictFirst } from '../../web/components/predict_first/predict_first.ts';
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

const question = 'which word will “it” look at most? Click a word.';
const says = 'The head puts 61% on mat.';
const options = [
  { value: 'yes', text: 'It changes' },
  { value: 'no', text: 'It stays the same' },
];
const stages = ['unasked', 'asking', 'answered', 'skipped'] as const;

const showButton = page.getByRole('button', { name: 'Show the answer', exact: true });
const skipButton = page.getByRole('button', { name: 'Skip', exact: true });
const againButton = page.getByRole('button', { name: 'Ask again', exact: true });
const addReason = page.getByRole('button', { name: 'Add a reason', exact: true });
const reasonField = page.getByRole('textbox', {
  name: 'Why do you think so? (you may leave this empty)',
  exact: true,
});

async function ask(
  properties: Partial<SpotlightPredictFirst> = {},
): Promise<SpotlightPredictFirst> {
  return await mount(SpotlightPredictFirst, { question, ...properties }, says);
}

/** Asks as a lesson does: with an owner that sets the properties in answer to the events. */
async function askOwned(
  properties: Partial<SpotlightPredictFirst> = {},
): Promise<SpotlightPredictFirst> {
  const element = await ask(properties);
  const answerTo = (
    type: string,
    answer: (detail: { value: string; reason: string }) => Partial<SpotlightPredictFirst>,
  ): void => {
    element.addEventListener(type, (event) => {
      Object.assign(
        element,
        answer((event as CustomEvent<{ value: string; reason: string }>).detail),
      );
    });
  };
  answerTo('spotlight-guessed', ({ value }) => ({ guess: value }));
  answerTo('spotlight-answer-shown', ({ reason }) => ({
    reason,
    stage: 'answered',
  }));
  answerTo('spotlight-question-skipped', () => ({ stage: 'skipped' }));
  answerTo('spotlight-question-reset', () => ({ guess: '', stage: 'asking' }));
  return element;
}

/** What stands in the element, its content included, as it is read. */
function said(element: SpotlightPredictFirst): string {
  const slot = element.renderRoot.querySelector('slot');
  const content = slot?.assignedNodes().map((node) => node.textContent) ?? [];
  return [textOf(inside(element, '.said')), ...content].join(' | ');
}

describe('predict first', () => {
  it.each(stages)('has no accessibility faults, light and dark: %s', async (stage) => {
    const element = await ask({ stage, guess: 'cat', reason: 'it is near' });
    expect(await axeViolations(element)).toEqual([]);
  });

  it('has no accessibility faults with options, with no guess, with the reason open', async () => {
    const element = await ask({ options });
    await addReason.click();
    expect(await axeViolations(element)).toEqual([]);
  });

  it('asks, and holds its content back until it is answered or skipped', async () => {
    const element = await ask();
    expect(textOf(inside(element, '.question'))).toBe(`Before you look: ${question}`);
    expect(said(element)).toBe('');
    await change(element, { guess: 'cat' });
    expect(said(element)).toBe('You say “cat”.');
    await change(element, { stage: 'answered' });
    expect(said(element)).toBe(`You said “cat”. | ${says}`);
    await change(element, { stage: 'skipped' });
    expect(said(element)).toBe(` | ${says}`);
    expect(allInside(element, '.question, .primary')).toEqual([]);
  });

  it('shows nothing before there is a guess, and says why', async () => {
    const element = await ask();
    const shown = detailsOf(element, 'spotlight-answer-shown');
    const button = inside(element, '.primary');
    button.click();
    expect([button.ariaDisabled, button.title]).toEqual(['true', 'Guess first, or skip.']);
    expect(shown).toEqual([]);
    await change(element, { guess: 'cat' });
    expect([button.ariaDisabled, button.title]).toEqual(['false', '']);
    await showButton.click();
    expect(shown).toEqual([{ reason: '' }]);
  });

  it('tells when the question is skipped, and when it is to be asked again', async () => {
    const element = await ask();
    const skipped = detailsOf(element, 'spotlight-question-skipped');
    const reset = detailsOf(element, 'spotlight-question-reset');
    await skipButton.click();
    expect([skipped.length, reset.length]).toEqual([1, 0]);
    expect(element.stage).toBe('asking'); // until its owner says otherwise
    await change(element, { stage: 'skipped' });
    await againButton.click();
    expect([skipped.length, reset.length]).toEqual([1, 1]);
  });

  it('lets pick from options, in a group named by the question', async () => {
    const element = await ask({ options, question: 'what happens?' });
    const guessed = detailsOf(element, 'spotlight-guessed');
    const group = page.getByRole('radiogroup', {
      name: 'Before you look: what happens?',
      exact: true,
    });
    await expect.element(group).toBeVisible();
    await group.getByRole('radio', { name: 'It stays the same', exact: true }).click();
    expect(guessed).toEqual([{ value: 'no' }]);
    await change(element, { guess: 'yes' });
    const radios = allInside(element, '[type=radio]') as HTMLInputElement[];
    expect(radios.map(({ checked }) => checked)).toEqual([true, false]);
    expect(said(element)).toBe(''); // the picked one is marked already
    await change(element, { stage: 'answered' });
    expect(said(element)).toBe(`You said “It changes”. | ${says}`);
  });

  it('has no text field before one is asked for', async () => {
    const element = await ask({ options, guess: 'yes', reason: 'an old one' });
    const textFields = 'input:not([type=radio]), textarea, [contenteditable]';
    expect(allInside(element, textFields)).toEqual([]);
    await page.getByRole('button', { name: 'Change the reason', exact: true }).click();
    expect(allInside(element, textFields)).toHaveLength(1);
    await expect.element(reasonField).toHaveValue('an old one');
    await change(element, { stage: 'skipped' });
    await change(element, { stage: 'asking' });
    expect(allInside(element, textFields)).toEqual([]);
  });

  it('keeps a reason while the guess changes, and passes it on', async () => {
    const element = await askOwned({ guess: 'cat' });
    const shown = detailsOf(element, 'spotlight-answer-shown');
    await addReason.click();
    expect(focusedIn(element)).toBe(inside(element, '#reason'));
    await userEvent.keyboard(' it is near ');
    await change(element, { guess: 'mat' });
    await expect.element(reasonField).toHaveValue(' it is near ');
    await showButton.click();
    expect(shown).toEqual([{ reason: 'it is near' }]);
    await expect.element(againButton).toBeVisible();
    expect(said(element)).toBe(`You said “mat”. Your reason: it is near | ${says}`);
  });

  it('takes no reason over to another question', async () => {
    const element = await ask({ guess: 'cat' });
    await addReason.click();
    await userEvent.keyboard('it is near');
    await change(element, { question: 'which word will “sat” look at most?' });
    expect(allInside(element, '#reason')).toEqual([]);
    const shown = detailsOf(element, 'spotlight-answer-shown');
    await showButton.click();
    expect(shown).toEqual([{ reason: '' }]);
  });

  it('works with the keyboard alone, and never loses the focus', async () => {
    const element = await askOwned({ options });
    await userEvent.tab();
    await press(' ');
    await press('ArrowDown');
    expect(element.guess).toBe('no');
    await userEvent.tab();
    expect(focusedIn(element)).toBe(inside(element, '.primary'));
    await userEvent.tab();
    await userEvent.tab();
    await press('Enter');
    await expect.element(reasonField).toBeVisible();
    expect(focusedIn(element)).toBe(inside(element, '#reason'));
    await userEvent.keyboard('so it is');
    await press('Enter'); // in a text field it means: done
    await element.updateComplete;
    expect([element.stage, element.reason]).toEqual(['answered', 'so it is']);
    expect(focusedIn(element)).toBe(inside(element, '.said'));

    await userEvent.tab();
    expect(focusedIn(element)).toBe(inside(element, '.after button'));
    await press('Enter');
    await element.updateComplete;
    expect([element.stage, element.guess]).toEqual(['asking', '']);
    expect(focusedIn(element)).toBe(inside(element, '.question'));

    for (let stop = 0; stop < 3; ++stop) await userEvent.tab();
    await press('Enter');
    await element.updateComplete;
    expect(element.stage).toBe('skipped');
    expect(focusedIn(element)).toBe(inside(element, '.said'));
  });

  it('leaves the focus where it is when it was elsewhere', async () => {
    const element = await ask({ guess: 'cat' });
    const elsewhere = document.createElement('button');
    element.after(elsewhere);
    elsewhere.focus();
    for (const stage of ['answered', 'asking', 'skipped'] as const) {
      await change(element, { stage });
      expect(document.activeElement).toBe(elsewhere);
    }
  });

  it('says politely what changes, in one place that stays', async () => {
    const element = await ask();
    const region = inside(element, '[aria-live=polite]');
    await change(element, { guess: 'cat' });
    await change(element, { stage: 'answered' });
    expect(inside(element, '[aria-live=polite]')).toBe(region);
    expect(region.contains(inside(element, 'slot'))).toBe(true);
  });

  it('shows HTML as text, and wraps long words', async () => {
    const long = `${hostileWord}${'x'.repeat(500)}`;
    const hostile = { question: long, guess: long, reason: long };
    const element = await ask({ ...hostile, options: [{ value: 'a', text: long }] });
    element.append(hostileWord);
    for (const stage of stages) {
      await change(element, { stage });
      expect(allInside(element, 'img')).toEqual([]);
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    }
    await change(element, { stage: 'answered' });
    expect(allInside(element, 'bdi').map(textOf)).toEqual([long, long]);
    expect('wasRun' in window).toBe(false);
  });

  it('shows without asking, and asks whoever wants it', async () => {
    const element = await ask({ stage: 'unasked', guess: 'cat', reason: 'near' });
    expect(said(element)).toBe(` | ${says}`);
    const reset = detailsOf(element, 'spotlight-question-reset');
    await page.getByRole('button', { name: 'Ask me first', exact: true }).click();
    expect(reset).toHaveLength(1);
  });
});
