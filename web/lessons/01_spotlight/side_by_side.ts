/** Random vectors side by side: all heads and their average, the three types, and the shapes on the way. */

import { html, type TemplateResult } from 'lit';
import { shapeText } from '../../lib/numbers.ts';
import { rowOf, type Matrix } from '../../lib/tensor.ts';
import { headNumbers, numHeads, type AttentionKind, type Choices } from '../choices.ts';
import type { View } from '../context.ts';
import { looksAt } from '../largest_weights.ts';
import { weightsOf, type RandomPicture } from './random_picture.ts';

interface SideBySidePart {
  readonly picture: RandomPicture;
  readonly choices: Choices;
  readonly query: number;
  readonly mask: Matrix | undefined;
  /** The query whose row is held back; -1: none. */
  readonly heldBack: number;
  readonly view: View;
  readonly origin: TemplateResult;
  readonly choose: (change: Partial<Choices>) => void;
}

export function renderSideBySide(part: SideBySidePart): TemplateResult {
  const { picture, choices, origin } = part;
  const { kind, head } = choices;
  const isHead = (number: number): boolean => kind === 'multi-head' && head === number;
  const { x, results } = picture;
  const headShape = [numHeads, picture.words.length, (x.shape[1] ?? 0) / numHeads];
  return html`<div class="columns uneven ruled">
    <section>
      <h2 id="heads">Four heads, and their average</h2>
      <p>Each head has a quarter of every vector, and looks in its own way.</p>
      <div class="smalls">
        ${headNumbers.map((number) =>
          renderSmall(part, `head ${number}`, 'multi-head', number, isHead(number)),
        )}
        ${renderSmall(part, 'average', 'multi-head', 0, isHead(0))}
      </div>
      ${origin}
    </section>
    <section>
      <h2 id="types">Three types, the same words</h2>
      <p>Dot-product compares as it is, scaled divides by √d, multi-head projects first.</p>
      <div class="smalls">
        ${renderSmall(part, 'dot-product', 'dot-product', head, kind === 'dot-product')}
        ${renderSmall(part, 'scaled', 'scaled', head, kind === 'scaled')}
        ${renderSmall(part, 'multi-head', 'multi-head', head, kind === 'multi-head')}
      </div>
      ${origin}
      <p class="shapes">
        Shapes: x ${shapeText(x.shape)}, Q K V ${shapeText(headShape)}, scores and weights
        ${shapeText(results['multi-head'].weights.shape)}, output
        ${shapeText(results['multi-head'].output.shape)}
      </p>
    </section>
  </div>`;
}

function renderSmall(
  { picture, query, mask, heldBack, view, choose }: SideBySidePart,
  name: string,
  kind: AttentionKind,
  head: number,
  chosen: boolean,
): TemplateResult {
  const weights = weightsOf(picture, kind, head);
  return html`<spotlight-small-multiple
    name=${name}
    summary=${weights && heldBack < 0 ? looksAt(picture.words, query, rowOf(weights, query)) : ''}
    .weights=${weights}
    .mask=${mask}
    .palette=${view.palette}
    .transposed=${view.transposed}
    .chosen=${chosen}
    .heldBack=${heldBack}
    @spotlight-picture-chosen=${() => {
      choose({ kind, head });
    }}
  ></spotlight-small-multiple>`;
}
