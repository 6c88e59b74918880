/** The mask, and the same queries, keys and values under both rules: three grids that share rows and columns. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import type { Segment } from '../../components/segments/segments.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import { rowOf, sum, type Matrix } from '../../lib/tensor.ts';
import { shortLabel } from '../../lib/words.ts';
import type { Choices } from '../choices.ts';
import type { LessonPart } from './part.ts';

const maskForms: readonly Segment[] = [
  { value: 'numbers', text: 'as numbers' },
  { value: 'allowed', text: 'as allowed' },
];

export function renderRules(part: LessonPart): TemplateResult {
  const { shown, view, picture, both, causal, origin } = part;
  return html`<div class="rules" id="rules" tabindex="-1">
    ${renderMask(part)}
    <section>
      <h2>BERT: both ways</h2>
      <p>Every word sees every word.</p>
      ${renderHeatmap(part, 'BERT: both ways', both)}
    </section>
    <section>
      <h2>GPT: left to right</h2>
      <p>A word sees itself and what came before.</p>
      ${renderHeatmap(part, 'GPT: left to right', causal, picture?.mask)}
    </section>
    <div class="group-foot">
      <spotlight-legend hatch="not read yet" .palette=${view.palette}></spotlight-legend>
      ${origin}
    </div>
    ${
      shown.vectors === 'learned'
        ? html`<p class="one-model">
            BERT and GPT are one model here, with the same parameters: it was trained in both ways
            of reading. Only the mask differs.
          </p>`
        : nothing
    }
  </div>`;
}

function renderMask({
  choices,
  shown,
  view,
  picture,
  pointed,
  choose,
  point,
}: LessonPart): TemplateResult {
  const { labels, query } = shown;
  return html`<section id="mask" tabindex="-1">
    <h2>The mask</h2>
    <p>0 keeps a score, −∞ makes its weight 0.</p>
    <spotlight-causal-mask
      label="Causal mask"
      form=${choices.mask}
      .queries=${labels}
      .keys=${labels}
      .mask=${picture?.mask}
      .query=${query}
      .pointed=${pointed}
      .numbers=${view.numbers}
      .transposed=${view.transposed}
      @spotlight-query-chosen=${({ detail }: CustomEvent<{ query: number }>) => {
        chooseRow(detail.query, shown.first, choose);
      }}
      @spotlight-pair-pointed=${({ detail }: CustomEvent<Pair | undefined>) => {
        point(detail);
      }}
    ></spotlight-causal-mask>
    <spotlight-segments
      label="Written"
      .options=${maskForms}
      .value=${choices.mask}
      @spotlight-picked=${({ detail }: CustomEvent<{ value: string }>) => {
        choose({ mask: detail.value as Choices['mask'] });
      }}
    ></spotlight-segments>
    <spotlight-origin kind="hand-made"
      >a fixed rule, the same for all sentences: nothing is learned</spotlight-origin
    >
  </section>`;
}

function renderHeatmap(
  { shown, view, pointed, choose, point }: LessonPart,
  label: string,
  weights: Matrix | undefined,
  mask?: Matrix,
): TemplateResult {
  const { labels, query } = shown;
  return html`<spotlight-heatmap
      label=${label}
      .queries=${labels}
      .keys=${labels}
      .weights=${weights}
      .mask=${mask}
      .query=${query}
      .pointed=${pointed}
      .palette=${view.palette}
      .numbers=${view.numbers}
      .transposed=${view.transposed}
      @spotlight-query-chosen=${({ detail }: CustomEvent<{ query: number }>) => {
        chooseRow(detail.query, shown.first, choose);
      }}
      @spotlight-pair-pointed=${({ detail }: CustomEvent<Pair | undefined>) => {
        point(detail);
      }}
    ></spotlight-heatmap>
    <p class="row-note">${weights ? rowNote(labels, query, weights) : ''}</p>`;
}

/** The row of [S] is no word's: it can be looked at, and not looked from. */
function chooseRow(row: number, first: number, choose: LessonPart['choose']): void {
  if (row >= first) choose({ query: row - first });
}

/** "Row “are”: dogs 0.74. Sum 1.00" */
function rowNote(labels: readonly string[], query: number, weights: Matrix): string {
  const row = rowOf(weights, query);
  const largest = row.indexOf(Math.max(...row));
  return `Row “${shortLabel(labels[query] ?? '')}”: ${shortLabel(labels[largest] ?? '')} ${twoDecimals(row[largest] ?? NaN)}. Sum ${twoDecimals(sum(row))}`;
}
