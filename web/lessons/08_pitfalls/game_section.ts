/** A round as it stands on the page: the task, the picture, and after the guess the right one beside it. */

import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import { rowOf, sum, type Matrix } from '../../lib/tensor.ts';
import type { Choices } from '../choices.ts';
import type { View } from '../context.ts';
import { renderLearnedOrigin } from '../learned_origin.ts';
import { stateAddress } from '../lesson_link.ts';
import { renderRandomOrigin } from '../random_attention.ts';
import { faultNames } from './game_faults.ts';
import type { GamePicture } from './game_picture.ts';
import { proofOf, rowText, wordAt } from './game_proof.ts';
import type { PitfallId } from './pitfalls.ts';
import { renderSums } from './summed_grid.ts';

export interface GamePart {
  readonly picture: GamePicture;
  readonly isAnswered: boolean;
  /** The row that is looked at. */
  readonly row: number;
  readonly pointed: Pair | undefined;
  readonly view: View;
  readonly choices: Choices;
  /** Asks, and after the guess gives this answer. */
  readonly ask: (answer: TemplateResult) => TemplateResult;
  readonly chooseRow: (row: number) => void;
  readonly point: (pair: Pair | undefined) => void;
  /** Leads to the section of a pitfall, with its switch on. */
  readonly showPitfall: (id: PitfallId) => void;
}

export function renderGame(part: GamePart): TemplateResult {
  const { picture, isAnswered } = part;
  const { fault, shown, right, mask } = picture;
  const isBroken = fault !== 'none';
  const note = !isAnswered
    ? ', right or with one mistake'
    : isBroken
      ? ' · computed wrongly on purpose'
      : '';
  return html`${renderTask(picture)}
    <div class=${classMap({ table: true, answered: isAnswered })}>
      <section>
        <h3>${isAnswered && isBroken ? 'With the mistake' : 'The picture'}</h3>
        ${renderPicture(part, 'Weights to be judged', shown, isAnswered ? mask : undefined)}
        ${renderOrigin(picture, note)}
      </section>
      ${
        isAnswered && isBroken
          ? html`<section>
              <h3>As it should be</h3>
              ${renderPicture(part, 'Weights as they should be', right, mask)}
              ${renderOrigin(picture, '')}
            </section>`
          : nothing
      }
      ${part.ask(renderAnswer(part))}
    </div>`;
}

function renderTask({ head, headDim, labels, right, row, origin }: GamePicture): TemplateResult {
  const whose = origin.vectors === 'learned' ? 'the learned model' : 'random vectors';
  return html`<p class="task">
    This is ${head}, of ${whose}, with d = ${headDim}. It reads left to right. The row
    ${wordAt(labels, labels.length - 1)} is padding: it may see nothing, and its weights should be
    0. One row is known to be right: from ${wordAt(labels, row)}, ${rowText(labels, right, row)}.
  </p>`;
}

/** Without a mask nothing is hidden: before the guess, as what should be hidden may be what is wrong. */
function renderPicture(
  part: GamePart,
  label: string,
  weights: Matrix,
  mask: Matrix | undefined,
): TemplateResult {
  const { picture, isAnswered, row, pointed, view } = part;
  const { labels } = picture;
  return html`${renderSums({
      label,
      labels,
      weights,
      mask,
      sums: 'both',
      marksSums: isAnswered,
      query: row,
      view,
      pointed,
      chooseRow: part.chooseRow,
      point: part.point,
    })}
    <p class="row-note">
      Row ${wordAt(labels, row)}: ${rowText(labels, weights, row)}. Sum
      ${twoDecimals(sum(rowOf(weights, row)))}
    </p>
    <spotlight-legend
      hatch=${mask ? 'not read yet, or padding' : ''}
      .palette=${view.palette}
    ></spotlight-legend>`;
}

function renderOrigin({ origin, seed }: GamePicture, note: string): TemplateResult {
  return origin.vectors === 'learned'
    ? renderLearnedOrigin(origin.card, note)
    : renderRandomOrigin(seed, note);
}

function renderAnswer({ picture, choices, showPitfall }: GamePart): TemplateResult {
  const { fault } = picture;
  return html`<strong>${faultNames[fault]}.</strong> ${proofOf(picture)}
    ${
      fault === 'none'
        ? nothing
        : fault === 'no-mask'
          ? html`<span class="see"
              ><a href=${stateAddress({ route: 'causal', choices: { part: 'rules' } }, choices)}
                >Causal mask: with it and without</a
              ></span
            >`
          : html`<span class="see"
              ><button
                type="button"
                class="link-button"
                @click=${() => {
                  showPitfall(fault);
                }}
              >
                Switch this mistake on and off
              </button></span
            >`
    }`;
}
