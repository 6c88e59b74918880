/** All heads of all layers side by side, each with its role, its score and the scores to compare it with. */

import { html, nothing, type TemplateResult } from 'lit';
import { shortWeight } from '../../lib/numbers.ts';
import { rowOf } from '../../lib/tensor.ts';
import type { Choices } from '../choices.ts';
import type { View } from '../context.ts';
import { headsText, throughText, type Through } from '../head_choices.ts';
import { isSameHead, type HeadRole } from '../head_roles.ts';
import type { KnownHead } from '../known_heads.ts';
import { looksAt } from '../largest_weights.ts';
import { seenThrough } from '../looks.ts';
import type { Picture } from './picture.ts';

export interface OverviewPart {
  readonly picture: Picture;
  /** The token to look from. */
  readonly query: number;
  readonly through: Through;
  /** The query whose row is held back; -1: none. */
  readonly heldBack: number;
  readonly view: View;
  readonly choose: (change: Partial<Choices>) => void;
}

export function renderOverview(part: OverviewPart): TemplateResult {
  const { heads } = part.picture;
  const hasMarks = heads.some(({ marks }) => marks.length > 0);
  return html`<section>
    <h2 class="visually-hidden">All heads</h2>
    <div class="heads">${heads.map((head) => renderHead(part, head))}</div>
    <p class="keys">
      <span
        ><spotlight-score-track
          class="key-track"
          .score=${1}
          aria-hidden="true"
        ></spotlight-score-track
        >score, 0 to 1</span
      >
      ${
        hasMarks
          ? html`<span><span class="key-tick"></span>the same, untrained</span>
              <span><span class="key-tick tall"></span>trained on shuffled word order</span>`
          : nothing
      }
    </p>
  </section>`;
}

function renderHead(
  part: OverviewPart,
  { place, number, role, marks, tip }: KnownHead,
): TemplateResult {
  const { through, choose } = part;
  const { off } = part.picture;
  const isOff = off.some((other) => isSameHead(other, place));
  const turn = (): void => {
    const others = off.filter((other) => !isSameHead(other, place));
    choose({ off: headsText(isOff ? others : [...others, place]) });
  };
  return html`<div class="head">
    ${renderPicture(part, {
      name: number,
      through: { kind: 'head', ...place },
      chosen: through.kind === 'head' && isSameHead(through, place),
      isOff,
      role,
      tip,
      below: html`<spotlight-score-track
        .score=${role?.score}
        .marks=${marks}
      ></spotlight-score-track>`,
    })}
    <label class="switch"
      ><input type="checkbox" role="switch" .checked=${!isOff} @change=${turn} /><span
        ><span class="visually-hidden">Head ${number}</span> on</span
      ></label
    >
  </div>`;
}

interface SmallPicture {
  readonly name: string;
  readonly through: Through;
  readonly chosen: boolean;
  readonly isOff?: boolean;
  readonly role?: HeadRole | undefined;
  readonly tip?: string;
  readonly below?: TemplateResult;
}

function renderPicture(
  { picture, query, heldBack, view, choose }: OverviewPart,
  { name, through, chosen, isOff = false, role, tip = '', below }: SmallPicture,
): TemplateResult {
  const { looks, labels } = picture;
  const weights = seenThrough(looks, through);
  const caption = through.kind === 'head' ? (role?.role ?? 'no role') : '';
  return html`<spotlight-small-multiple
    name=${name}
    note=${role ? shortWeight(role.score) : ''}
    caption=${caption}
    tip=${tip}
    summary=${weights && heldBack < 0 ? looksAt(labels, query, rowOf(weights, query)) : ''}
    .emphasis=${role !== undefined}
    .off=${isOff}
    .weights=${weights}
    .mask=${looks.mask}
    .palette=${view.palette}
    .transposed=${view.transposed}
    .chosen=${chosen}
    .heldBack=${heldBack}
    @spotlight-picture-chosen=${() => {
      choose({ through: throughText(through) });
    }}
    >${below ?? nothing}</spotlight-small-multiple
  >`;
}

/** The averages: of each layer, and of all heads. */
export function renderAverages(part: OverviewPart): TemplateResult {
  const { picture, through } = part;
  const averages: readonly (readonly [string, Through])[] = [
    ...picture.looks.layers.map(
      (_, layer) => [`layer ${layer + 1}`, { kind: 'layer', layer }] as const,
    ),
    ['all heads', { kind: 'all' }],
  ];
  return html`<section id="averages">
    <h2>The average of heads</h2>
    <p>
      Many pictures of attention show an average. It hides that heads differ: where one looks at one
      word alone, the average looks a little at everything.
    </p>
    <div class="smalls">
      ${averages.map(([name, average]) =>
        renderPicture(part, {
          name,
          through: average,
          chosen: throughText(through) === throughText(average),
        }),
      )}
    </div>
  </section>`;
}
