/** The mask that makes the difference between both ways of reading, in lesson 1. */

import { html, type TemplateResult } from 'lit';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import type { Matrix } from '../../lib/tensor.ts';
import type { View } from '../context.ts';
import { renderCausalMask } from '../grids.ts';

interface MaskPart {
  readonly labels: readonly string[];
  readonly mask: Matrix | undefined;
  /** Whether the picture above was made with it. */
  readonly isApplied: boolean;
  readonly query: number;
  readonly pointed: Pair | undefined;
  readonly view: View;
  readonly chooseQuery: (query: number) => void;
  readonly point: (pair: Pair | undefined) => void;
}

export function renderMask(part: MaskPart): TemplateResult {
  const { labels, mask, isApplied, query, pointed, view, chooseQuery, point } = part;
  return html`<section class="ruled">
    <h2 id="mask">The causal mask</h2>
    <p>
      It is added to the scores: 0 keeps a score, −∞ makes its weight 0.
      ${
        isApplied
          ? 'Applied here: each word sees itself and the words before it.'
          : 'Not applied here: reading both ways, every word sees every word.'
      }
    </p>
    ${renderCausalMask({
      label: 'Causal mask',
      labels,
      mask,
      query,
      pointed,
      view,
      chooseRow: chooseQuery,
      point,
    })}
  </section>`;
}
