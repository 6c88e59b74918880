/** The five likeliest words at one place, like GPT and like BERT, as bars; and the word that stands there. */

import { html, type TemplateResult } from 'lit';
import type { ShareBar } from '../../components/bars/bars.ts';
import type { ReadingMode } from '../../engine/index.ts';
import { percent } from '../../lib/numbers.ts';
import { shortLabel } from '../../lib/words.ts';
import type { Expectation, NextWord } from './next_word.ts';

interface NextWordPart {
  readonly next: NextWord | undefined;
  readonly labels: readonly string[];
  /** How many words are there. */
  readonly step: number;
  readonly origin: TemplateResult;
}

export function renderNextWord({ next, labels, step, origin }: NextWordPart): TemplateResult {
  const there = next ? shortLabel(labels[next.place] ?? '') : '';
  const list = (mode: ReadingMode, label: string): TemplateResult =>
    html`<spotlight-bars label=${label} .bars=${next ? barsOf(next[mode]) : []}></spotlight-bars>
      <p class="row-note">${next ? thereText(next[mode], there) : ''}</p>`;
  return html`<div class="columns next-words">
    <section>
      <h3>GPT: the next word</h3>
      <p>From the ${step === 1 ? 'word' : `${step} words`} so far; the rest is not read.</p>
      ${list('causal', 'GPT: the next word')} ${origin}
    </section>
    <section>
      <h3>BERT: the same place, hidden</h3>
      <p>[MASK] stands in its place; all other words are read.</p>
      ${list('masked', 'BERT: the same place, hidden')} ${origin}
    </section>
  </div>`;
}

function barsOf({ words, there }: Expectation): ShareBar[] {
  return words.map(({ word, probability }) => ({
    label: word,
    share: probability,
    text: percent(probability),
    look: word === there?.word ? 'hollow' : 'ink',
    strong: word === there?.word,
  }));
}

/** Where the word that stands there is: among the bars (there it is outlined), further down, or nowhere. */
export function thereText({ words, there }: Expectation, label: string): string {
  if (!there) return `Here stands “${label}”: the model does not know it, and cannot expect it.`;
  return words.some(({ word }) => word === there.word)
    ? `Here stands “${label}”: the outlined bar.`
    : `Here stands “${label}”, which gets ${percent(there.probability)}: it is not among these ${words.length}.`;
}
