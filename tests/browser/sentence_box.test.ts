import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightSentenceBox } from '../../web/components/sentence_box/sentence_box.ts';
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

const text = 'the cat sat';
const examples = ['a dog barked', 'it rained all day'];
const button = page.getByRole('button', { name: 'Change sentence', exact: true });
const field = page.getByRole('textbox', { name: 'Your sentence', exact: true });

async function boxOf(
  properties: Partial<SpotlightSentenceBox> = {},
): Promise<SpotlightSentenceBox> {
  return await mount(SpotlightSentenceBox, { text, examples, ...properties });
}

describe('the sentence box', () => {
  it('has no accessibility faults, light and dark', async () => {
    const message = 'One word can only look at itself, so its weight is 1.';
    expect(await axeViolations(await boxOf())).toEqual([]);
    expect(await axeViolations(await boxOf({ open: true, message }))).toEqual([]);
  });

  it('is closed at first: one button named "Change sentence"', async () => {
    const box = await boxOf();
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    expect(inside(box, 'textarea').checkVisibility()).toBe(false);
    expect(allInside(box, 'button').filter((each) => each.checkVisibility())).toHaveLength(1);
  });

  it('opens, with the whole text selected for typing, and closes again', async () => {
    const box = await boxOf();
    await button.click();
    await expect.element(button).toHaveAttribute('aria-expanded', 'true');
    await expect.poll(() => focusedIn(box)).toBe(field.element());
    await userEvent.keyboard('new words');
    await expect.element(field).toHaveValue('new words');
    await button.click();
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    await expect.element(field).not.toBeInTheDocument();
  });

  it('opens and closes by keyboard', async () => {
    const box = await boxOf();
    await userEvent.tab();
    expect(focusedIn(box)).toBe(button.element());
    await press('Enter');
    await expect.poll(() => focusedIn(box)).toBe(field.element());
    await userEvent.tab({ shift: true });
    await press(' ');
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  });

  it('tells every letter, spaces included', async () => {
    const box = await boxOf({ text: '', open: true });
    const changed = detailsOf(box, 'spotlight-sentence-changed');
    await field.click();
    await userEvent.keyboard(' hi ');
    expect(changed).toEqual([' ', ' h', ' hi', ' hi '].map((text) => ({ text, isExample: false })));
    await expect.element(field).toHaveValue(' hi ');
  });

  it('takes an example into the field, and tells it', async () => {
    const box = await boxOf({ open: true });
    const changed = detailsOf(box, 'spotlight-sentence-changed');
    await page.getByRole('button', { name: 'it rained all day', exact: true }).click();
    expect(changed).toEqual([{ text: 'it rained all day', isExample: true }]);
    await expect.element(field).toHaveValue('it rained all day');
  });

  it('takes an example after something was typed', async () => {
    await boxOf({ open: true });
    await field.fill('something else');
    await page.getByRole('button', { name: 'a dog barked', exact: true }).click();
    await expect.element(field).toHaveValue('a dog barked');
  });

  it('has no list where there are no examples', async () => {
    expect(allInside(await boxOf({ open: true, examples: [] }), 'ul')).toEqual([]);
  });

  it('shows a message also when it is closed, and describes the field by it', async () => {
    const box = await boxOf({ message: 'Type at least one word.' });
    const status = page.getByRole('status');
    await expect.element(status).toHaveTextContent('Type at least one word.');
    await expect.element(status).toBeVisible();
    await change(box, { open: true });
    await expect.element(field).toHaveAccessibleDescription('Type at least one word.');
    await change(box, { message: '' });
    expect(inside(box, '.message').checkVisibility()).toBe(false);
  });

  it('keeps the text through closing, opening and messages', async () => {
    const long = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ');
    const box = await boxOf({ open: true });
    await field.fill(long);
    await change(box, { message: 'Shown are the first 64 of 100 words.', open: false });
    await button.click();
    await expect.element(field).toHaveValue(long);
    expect(box.text).toBe(long);
  });

  it('follows a text that is set from outside', async () => {
    const box = await boxOf({ open: true });
    await field.fill('typed');
    await change(box, { text: 'from the address' });
    await expect.element(field).toHaveValue('from the address');
  });

  it('keeps the cursor in its place while letters are typed in the middle', async () => {
    const box = await boxOf({ open: true });
    const textarea = inside(box, 'textarea') as HTMLTextAreaElement;
    textarea.focus();
    textarea.setSelectionRange(4, 4);
    await userEvent.keyboard('fat ');
    expect(textarea.value).toBe('the fat cat sat');
    expect(textarea.selectionStart).toBe(8);
  });

  it('shows HTML in sentence and examples as text', async () => {
    const box = await boxOf({ text: hostileWord, examples: [hostileWord], open: true });
    expect(allInside(box, 'img')).toEqual([]);
    await expect.element(field).toHaveValue(hostileWord);
    expect(textOf(inside(box, 'li'))).toBe(hostileWord);
  });
});
