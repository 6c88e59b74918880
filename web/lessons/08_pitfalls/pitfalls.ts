/** The pitfalls in their order: what each is called, and which of them the address has switched on. */

export const pitfalls = [
  {
    id: 'after-softmax',
    question: 'What if the mask comes after the softmax?',
    breaks: 'mask after the softmax',
  },
  { id: 'minus-1e9', question: 'Is −1e9 as good as −∞?', breaks: 'hide words with −1e9' },
  {
    id: 'no-max',
    question: 'What if the maximum is not subtracted?',
    breaks: 'leave the maximum in',
  },
  {
    id: 'all-masked',
    question: 'What does a row give that sees nothing?',
    breaks: 'treat it like any other row',
  },
  {
    id: 'no-positions',
    question: 'Does a head notice when the words are shuffled?',
    breaks: 'leave out positions',
  },
  { id: 'no-scaling', question: 'What if 1/√d is forgotten?', breaks: 'leave out 1/√d' },
  {
    id: 'wrong-axis',
    question: 'What if the softmax runs over the wrong axis?',
    breaks: 'softmax down the columns',
  },
  {
    id: 'mean-of-heads',
    question: 'What does the average of two heads show?',
    breaks: 'average the heads',
  },
  {
    id: 'weight-not-importance',
    question: 'Is a high weight an important word?',
    breaks: 'read weights as importance',
  },
] as const;

export type Pitfall = (typeof pitfalls)[number];
export type PitfallId = Pitfall['id'];

/** Ids, joined by dots; what is none of them is left out. */
export function brokenFrom(text: string): PitfallId[] {
  const named = text.split('.');
  return pitfalls.map(({ id }) => id).filter((id) => named.includes(id));
}

/** The same text with one of them on or off. */
export function brokenText(text: string, id: PitfallId, on: boolean): string {
  const others = brokenFrom(text).filter((other) => other !== id);
  return brokenFrom([...others, ...(on ? [id] : [])].join('.')).join('.');
}
