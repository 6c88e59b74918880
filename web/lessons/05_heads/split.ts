/** How a width is split over heads, and what happens when it cannot be. */

import { html, type TemplateResult } from 'lit';
import { splitWidths, type Choices } from '../choices.ts';
import type { Picture } from './picture.ts';

const widthOptions = splitWidths.map((width) => ({ value: width, text: width }));

const partOptions = [1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 64].map((parts) => ({
  value: String(parts),
  text: String(parts),
}));

export function renderSplit(
  { width, parts, split, looks, embedDim }: Picture,
  choose: (change: Partial<Choices>) => void,
): TemplateResult {
  const heads = looks.heads[0]?.length ?? 0;
  return html`<section id="split">
    <h2>What each head gets</h2>
    <p>
      Heads share the width: each has its own columns of Q, K and V. Here
      <span class="together">${embedDim} / ${heads} = ${embedDim / heads}</span> numbers for each
      head, and their outputs side by side are ${embedDim} again.
    </p>
    <p class="controls">
      embed_dim
      <spotlight-pick
        label="embed_dim"
        .options=${widthOptions}
        .value=${width}
        @spotlight-picked=${({ detail }: CustomEvent<{ value: Choices['width'] }>) => {
          choose({ width: detail.value });
        }}
      ></spotlight-pick>
      over
      <spotlight-pick
        label="num_heads"
        .options=${partOptions}
        .value=${String(parts)}
        @spotlight-picked=${({ detail }: CustomEvent<{ value: string }>) => {
          choose({ parts: Number(detail.value) });
        }}
      ></spotlight-pick>
      ${parts === 1 ? 'head' : 'heads'}
    </p>
    <spotlight-column-split .columns=${Number(width)} .parts=${parts}></spotlight-column-split>
    <div aria-live="polite">
      ${
        'headDim' in split
          ? html`<p class="sum">
              ${width} / ${parts} = <strong>${split.headDim}</strong>
              ${split.headDim === 1 ? 'number' : 'numbers'} for each head
            </p>`
          : html`<p class="refused">
              <strong>${width} / ${parts} leaves a rest.</strong> SimpleAttention refuses:
              <span class="message">${split.message}</span>
            </p>`
      }
    </div>
  </section>`;
}
