/** The chosen row: what it says, as bars, and told as in a library. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Matrix } from '../../lib/tensor.ts';
import { shortLabel } from '../../lib/words.ts';
import type { Choices } from '../choices.ts';
import type { View } from '../context.ts';
import type { Question } from '../asking_element.ts';
import type { Shown } from '../vectors_lesson.ts';
import { library } from './wording.ts';

/** What is drawn of the words that are shown. */
export interface Drawn {
  readonly choices: Choices;
  readonly shown: Shown;
  readonly view: View;
  readonly weights: Matrix | undefined;
  readonly mask: Matrix | undefined;
  /** The row of the query. */
  readonly row: Float32Array | undefined;
  /** Which labels the query may not see. */
  readonly masked: readonly boolean[];
  /** What is asked about the row, if anything is. */
  readonly asked: Question | undefined;
  /** The query whose row is held back until the visitor has guessed; -1: none. */
  readonly heldBack: number;
  /** The label that is pointed at in the row; -1: none. */
  readonly pointedKey: number;
}

interface RowPart extends Drawn {
  /** What the row says; where it was asked before, with what was guessed. */
  readonly answer: TemplateResult;
  readonly origin: TemplateResult;
}

export function renderRow(part: RowPart): TemplateResult {
  const { shown, view, row, masked, heldBack, pointedKey, answer, origin } = part;
  const { labels, query } = shown;
  return html`<section class="one-row">
    <h2>The row of “<bdi>${shortLabel(labels[query] ?? '')}</bdi>”</h2>
    ${answer}
    <spotlight-row-chart
      .words=${labels}
      .weights=${heldBack < 0 ? row : undefined}
      .masked=${masked}
      .query=${query}
      .pointed=${pointedKey}
      .palette=${view.palette}
    ></spotlight-row-chart>
    ${origin} ${row && heldBack < 0 ? renderLibrary(labels, query, row) : nothing}
  </section>`;
}

/** The library picture, told on the chosen words. */
function renderLibrary(
  labels: readonly string[],
  query: number,
  row: Float32Array,
): TemplateResult {
  return html`<dl>
    ${library(labels, query, row).map(
      ({ term, text }) =>
        html`<dt>${term}</dt>
          <dd>${text}</dd>`,
    )}
  </dl>`;
}
