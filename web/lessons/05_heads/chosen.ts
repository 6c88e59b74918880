/** The head that is looked through, or the average: all its rows as a heatmap, the chosen row marked. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import type { Matrix } from '../../lib/tensor.ts';
import { capitalised } from '../../lib/words.ts';
import type { View } from '../context.ts';
import { rowNote } from './wording.ts';
import { renderHeatmap } from '../grids.ts';

interface ChosenPart {
  /** "head 2·4, antecedent"; empty until the model is there. */
  readonly name: string;
  readonly isOff: boolean;
  readonly labels: readonly string[];
  readonly query: number;
  readonly weights: Matrix | undefined;
  readonly mask: Matrix | undefined;
  readonly row: Float32Array | undefined;
  /** The query whose row is held back; -1: none. */
  readonly heldBack: number;
  readonly pointed: Pair | undefined;
  readonly view: View;
  /** What is asked about the row, if anything is. */
  readonly question: TemplateResult | typeof nothing;
  readonly chooseQuery: (query: number) => void;
  readonly point: (pair: Pair | undefined) => void;
}

export function renderChosen({
  name,
  isOff,
  labels,
  query,
  weights,
  mask,
  row,
  heldBack,
  pointed,
  view,
  question,
  chooseQuery,
  point,
}: ChosenPart): TemplateResult {
  const note = row && heldBack < 0 ? rowNote(labels, query, row) : undefined;
  return html`<section class="chosen">
    <div class="headed">
      <h2>${name === '' ? 'The chosen head' : capitalised(name)}</h2>
      ${
        note
          ? html`<p class="row-note"><bdi>${note.text}</bdi> <strong>${note.number}</strong></p>`
          : nothing
      }
    </div>
    ${isOff ? html`<p class="note">It is switched off: where it looks has no effect.</p>` : nothing}
    ${question}
    ${renderHeatmap({
      label: 'Attention weights',
      labels,
      weights,
      mask,
      query,
      heldBack,
      pointed,
      view,
      chooseRow: chooseQuery,
      point,
    })}
    <spotlight-legend
      hatch=${mask ? 'not read yet' : ''}
      .palette=${view.palette}
    ></spotlight-legend>
    <p class="limit">
      Weights show where a head looks, not why, nor what the model makes of it. [S] is the start of
      the sentence: the model puts it there, and the full stop.
    </p>
  </section>`;
}
