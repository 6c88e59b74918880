/** Generation: the triangle grows by one row a word; with the learned model, what it expects next. */

import { html, nothing, type TemplateResult } from 'lit';
import { rememberLast } from '../../lib/remember.ts';
import { rowOf, type Matrix } from '../../lib/tensor.ts';
import { quoted } from '../../lib/words.ts';
import { renderNextWord } from './next_word_bars.ts';
import type { LessonPart } from './part.ts';
import { renderHeatmap } from '../grids.ts';

/** Remembers rows, so that components draw only what has changed. */
export function createGeneration(): (part: LessonPart) => TemplateResult {
  const labelsSoFar = rememberLast((labels: readonly string[], count: number) =>
    labels.slice(0, count),
  );
  /** The first rows of the matrix: the triangle as it has grown so far. */
  const rowsSoFar = rememberLast(
    (weights: Matrix | undefined, count: number) =>
      weights && { ...weights, rows: Math.min(count, weights.rows) },
  );
  const rowFor = rememberLast((weights: Matrix | undefined, query: number) =>
    weights ? rowOf(weights, query) : undefined,
  );
  const withoutFirst = rememberLast((row: Float32Array | undefined, first: number) =>
    row?.subarray(first),
  );
  const maskedFor = rememberLast(
    (labels: readonly string[], mask: Matrix | undefined, query: number) => {
      const row = mask && rowOf(mask, query);
      return labels.map((_, key) => row?.[key] === -Infinity);
    },
  );
  const maskedInSentence = rememberLast((masked: readonly boolean[], first: number) =>
    masked.slice(first),
  );

  return ({ choices, shown, view, picture, causal, pointed, origin, choose, point }) => {
    const { words, labels, inSentence, first, unknown } = shown;
    const step = Math.min(choices.step, words.length);
    const query = step - 1 + first;
    const row = rowFor(causal, query);
    const mask = picture?.mask;
    const masked = maskedFor(labels, mask, query);
    return html`<section class="ruled" id="generation" tabindex="-1">
      <h2>Generation, word by word</h2>
      <p>
        A model that writes has only the words so far. Each step computes one new row, and leaves
        all earlier ones as they are.
      </p>
      <spotlight-stepper
        label="Generation"
        text=${`${step} ${step === 1 ? 'word is' : 'words are'} there; the row of ${quoted(labels[query])} is computed`}
        .step=${step}
        .steps=${words.length}
        @spotlight-step-chosen=${({ detail }: CustomEvent<{ step: number }>) => {
          choose({ step: detail.step });
        }}
      ></spotlight-stepper>
      <spotlight-words
        arcs
        .words=${inSentence}
        .weights=${withoutFirst(row, first)}
        .masked=${maskedInSentence(masked, first)}
        .selected=${query - first}
        .unknown=${unknown}
        .palette=${view.palette}
        @spotlight-word-chosen=${({ detail }: CustomEvent<{ index: number }>) => {
          choose({ step: Math.min(detail.index + 1, words.length) });
        }}
      ></spotlight-words>
      <div class="columns generation">
        <section>
          <h3>The rows so far</h3>
          ${renderHeatmap({
            label: 'Rows so far',
            queries: labelsSoFar(labels, query + 1),
            labels,
            weights: rowsSoFar(causal, query + 1),
            mask,
            query,
            pointed,
            view,
            chooseRow: (row) => {
              if (row >= first) choose({ step: row - first + 1 });
            },
            point,
          })}
          <spotlight-legend hatch="not read yet" .palette=${view.palette}></spotlight-legend>
        </section>
        <section>
          <h3>The new row</h3>
          <spotlight-row-chart
            .words=${labels}
            .weights=${row}
            .masked=${masked}
            .query=${query}
            .palette=${view.palette}
          ></spotlight-row-chart>
        </section>
      </div>
      ${origin}
      ${
        picture?.vectors === 'learned'
          ? renderNextWord({ next: picture.nextWord, labels, step, origin })
          : nothing
      }
    </section>`;
  };
}
