/** Claims as they stand on the page: the mark in the left margin, the link and the origin on the right. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Choices } from '../choices.ts';
import { learnedOriginText } from '../learned_origin.ts';
import { lessons } from '../lessons.ts';
import { stateAddress, type LessonLink } from '../lesson_link.ts';
import type { Claim, Mark } from './claim.ts';
import type { Measured } from './measured.ts';
import { renderSaid } from './said.ts';

export interface Sheet {
  /** Absent until it is measured. */
  readonly measured: Measured | undefined;
  readonly choices: Choices;
  /** Claims that are asked about: their marks and notes are held back, but not on paper. */
  readonly heldBack: readonly Claim[];
}

export function renderClaims(sheet: Sheet, claims: readonly Claim[]): TemplateResult {
  return html`<ul class="claims">
    ${claims.map((claim) => renderClaim(sheet, claim))}
  </ul>`;
}

function renderClaim(sheet: Sheet, claim: Claim): TemplateResult {
  const { id, question, text, mark, note, link } = claim;
  const { measured, heldBack } = sheet;
  const held = heldBack.includes(claim);
  const isCorrected = mark === 'corrected';
  return html`<li class="claim" data-claim=${id}>
    ${renderMark(mark, held)}
    <div>
      ${question === undefined ? nothing : html`<h3>${question}</h3>`}
      <p>
        <strong>${isCorrected && !held ? html`“${text}”` : text}</strong>
        <span class=${held ? 'on-paper' : ''}>${renderSaid(note, measured)}</span>
      </p>
    </div>
    <div class="see">
      ${renderLink(sheet, link)}${claim.origin ? renderOrigin(claim.origin, measured) : nothing}
    </div>
  </li>`;
}

function renderMark(mark: Mark, held: boolean): TemplateResult {
  if (!held) return html`<p class=${mark === 'corrected' ? 'mark corrected' : 'mark'}>${mark}</p>`;
  return html`<p class="mark on-screen">guess first</p>
    <p class="mark on-paper">${mark}</p>`;
}

/** "Causal mask: the leak test" */
export function renderLink({ choices }: Sheet, link: LessonLink): TemplateResult {
  const name = lessons.find(({ route }) => route === link.route)?.name ?? '';
  return html`<a href=${stateAddress(link, choices)}>${name}: ${link.text}</a>`;
}

export function renderOrigin(
  kind: NonNullable<Claim['origin']>,
  measured: Measured | undefined,
): TemplateResult {
  const text = {
    random: () => `random · seed ${measured?.seed ?? '…'}`,
    learned: () => (measured ? learnedOriginText(measured.learned.card) : 'learned'),
    'hand-made': () => 'hand-made',
  }[kind]();
  return html`<spotlight-origin kind=${kind}>${text}</spotlight-origin>`;
}
