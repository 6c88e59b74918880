/** Heads switched off: what that costs on sentences the model never saw, and in this one. */

import { html, nothing, type TemplateResult } from 'lit';
import type { ShareBar } from '../../components/bars/bars.ts';
import type { HeadPlace, ModelCard, WordProbability } from '../../engine/index.ts';
import { percent, twoDecimals } from '../../lib/numbers.ts';
import { vocabularyForm } from '../../lib/words.ts';
import type { Choices } from '../choices.ts';
import { areSameHeads, headsText } from '../head_choices.ts';
import { headNumber, isSameHead } from '../head_roles.ts';
import type { Picture } from './picture.ts';

const measuredRoles = ['subject', 'antecedent', 'opener'] as const;
type MeasuredRole = (typeof measuredRoles)[number];
type Measured = NonNullable<ModelCard['switchedOff']>;

/**
 * As many other heads as the role has; the same for the same draw. A draw is a shuffle from a linear
 * congruential generator (numbers of Numerical Recipes): which heads it gives does not matter.
 */
export function otherHeads(
  places: readonly HeadPlace[],
  ofRole: readonly HeadPlace[],
  draw: number,
): HeadPlace[] {
  const others = places.filter((place) => !ofRole.some((head) => isSameHead(head, place)));
  let state = draw + 1;
  const keyed = others.map((place) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return { place, key: state };
  });
  const drawn = keyed.sort((a, b) => a.key - b.key).slice(0, ofRole.length);
  return places.filter((place) => drawn.some((chosen) => chosen.place === place));
}

interface SwitchOffPart {
  readonly picture: Picture;
  readonly choose: (change: Partial<Choices>) => void;
  /** As many heads as these, drawn from the others. */
  readonly drawOthers: (ofRole: readonly HeadPlace[]) => HeadPlace[];
}

export function renderSwitchOff(part: SwitchOffPart): TemplateResult {
  const { card } = part.picture;
  const { switchedOff } = card;
  return html`<section class="ruled" id="switch-off">
    <div class="headed">
      <h2>Switch heads off. How often is the next word still right?</h2>
      <p class="keys">
        <span><span class="key all-on"></span>all heads on</span>
        <span><span class="key role-off"></span>this role’s heads off</span>
        <span><span class="key others-off"></span>equally many others off</span>
      </p>
    </div>
    ${
      switchedOff
        ? html`<div class="measured">
            ${measuredRoles.map((role) => renderRole(part, role, switchedOff))}
          </div>`
        : nothing
    }
    <p class="note">${measuredNote(card)}</p>
    ${renderPredictions(part)}
  </section>`;
}

function renderRole(
  { picture, choose, drawOthers }: SwitchOffPart,
  role: MeasuredRole,
  measured: Measured,
): TemplateResult {
  const { heads, accuracy, without, withoutOthers } = measured[role];
  const { off } = picture;
  const bar = (label: string, share: number, look: ShareBar['look']): ShareBar => ({
    label,
    share,
    look,
    text: twoDecimals(share),
    strong: look === 'accent',
  });
  return html`<div role="group" aria-label=${role}>
    <h3>
      ${role} <span class="count">(${heads.length} ${heads.length === 1 ? 'head' : 'heads'})</span>
    </h3>
    <spotlight-bars
      unlabelled
      label="How often the word of the ${role} is right"
      .bars=${[
        bar('all heads on', accuracy, 'ink'),
        bar('this role’s heads off', without, 'accent'),
        bar('equally many others off', withoutOthers, 'hollow'),
      ]}
    ></spotlight-bars>
    <p class="buttons">
      <button
        class="button"
        aria-pressed=${areSameHeads(off, heads)}
        @click=${() => {
          choose({ off: areSameHeads(off, heads) ? '' : headsText(heads) });
        }}
      >
        ${heads.length === 1 ? 'This one off' : `These ${heads.length} off`}
      </button>
      <button
        class="button"
        @click=${() => {
          choose({ off: headsText(drawOthers(heads)) });
        }}
      >
        ${heads.length === 1 ? 'Another off' : `${heads.length} others off`}
      </button>
    </p>
  </div>`;
}

/** Where the bars come from, in numbers of the card. */
function measuredNote({ test, switchedOff }: ModelCard): string {
  if (!switchedOff) return '';
  const draws = switchedOff.subject.draws;
  const sentences = test
    ? `${test.itemsPerRole.toLocaleString('en')} held-out sentences for each role; `
    : '';
  const most = Math.max(...measuredRoles.map((role) => switchedOff[role].heads.length));
  return `Measured left to right, on ${sentences}others off: mean of ${draws} random draws. ${
    most > 1
      ? `A role has up to ${most} heads: when one alone is off, the others often make up for it.`
      : ''
  }`;
}

/** What the model expects at the chosen place, before and after. */
function renderPredictions({ picture, choose }: SwitchOffPart): TemplateResult {
  const { off, predictions, labels, mode, query } = picture;
  const names = off.map(headNumber).join(', ');
  const there = labels[predictions?.place ?? -1] ?? '';
  return html`<div class="live">
    <div class="headed">
      <h3>
        ${
          mode === 'causal'
            ? html`What comes after “<bdi>${labels[query]}</bdi>”?`
            : html`What could stand in place of “<bdi>${labels[query]}</bdi>”, hidden as [MASK]?`
        }
        ${
          mode === 'causal' && predictions
            ? html`<span class="count">Here it is “<bdi>${there}</bdi>”.</span>`
            : nothing
        }
      </h3>
      <p class="state" role="status">
        ${off.length === 0 ? 'All heads are on.' : `Off: ${names}`}
        ${
          off.length === 0
            ? nothing
            : html`<button
                class="link-button"
                @click=${() => {
                  choose({ off: '' });
                }}
              >
                All heads on
              </button>`
        }
      </p>
    </div>
    ${
      predictions
        ? html`<div class="lists">
            <section>
              <h3>all heads on</h3>
              ${renderWords('Likely words, all heads on', predictions.allOn, 'ink', there)}
            </section>
            <section>
              <h3>${off.length === 0 ? 'some heads off' : `off: ${names}`}</h3>
              ${
                predictions.someOff
                  ? renderWords(
                      'Likely words, some heads off',
                      predictions.someOff,
                      'accent',
                      there,
                    )
                  : html`<p class="note">
                      Switch off heads of a role, or single ones with the box below a picture.
                    </p>`
              }
            </section>
          </div>`
        : html`<p>Nothing comes after the full stop. Choose another word.</p>`
    }
  </div>`;
}

function renderWords(
  label: string,
  words: readonly WordProbability[],
  look: ShareBar['look'],
  there: string,
): TemplateResult {
  return html`<spotlight-bars
    label=${label}
    .bars=${words.map(({ word, probability }) => ({
      label: word,
      share: probability,
      text: percent(probability),
      look,
      strong: word === vocabularyForm(there),
    }))}
  ></spotlight-bars>`;
}
