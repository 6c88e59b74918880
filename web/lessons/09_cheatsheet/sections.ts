/** The parts of the cheat sheet, in their order. */

import { html, nothing, type TemplateResult } from 'lit';
import { maskEntry, twoDecimals } from '../../lib/numbers.ts';
import { matrixAt, rowOf } from '../../lib/tensor.ts';
import { embedDim, numHeads } from '../choices.ts';
import { headNumber } from '../head_roles.ts';
import { renderClaims, renderLink, renderOrigin, type Sheet } from './claim_list.ts';
import { allClaims, claims } from './claims.ts';
import { codeBlocks } from './code_blocks.ts';
import { glossary } from './glossary.ts';
import { renderSaid, say } from './said.ts';
import { bertAndGpt, roleLooks, shapes, symbols, toRemember, types, type Table } from './tables.ts';

export interface Section {
  /** Names it in the page. */
  readonly id: string;
  readonly title: string;
  readonly render: (sheet: Sheet) => TemplateResult;
}

/** As many words as the code has. */
const wordsInCode = 3;

const whyScaling = say`A score is a sum of d products: the longer the vectors, the wider scores spread, and the more a softmax sticks to one word. Dividing by √d keeps the spread. At d = ${({ scaling }) => String(scaling.d)} the largest weight of a row is ${({ scaling }) => twoDecimals(scaling.largestWeight.unscaled)} on average without it, and ${({ scaling }) => twoDecimals(scaling.largestWeight.scaled)} with it.`;

const maskWords = ['the', 'dogs', 'are', 'playing'] as const;

export const sections: readonly Section[] = [
  {
    id: 'operation',
    title: 'In one line',
    render: (sheet) =>
      html`<p class="one-line">
          Each word looks at the others, at some more than at others, and takes away a mix of what
          they hold.
        </p>
        <p class="formula">softmax( QKᵀ / √<span class="root">d</span> ) V</p>
        ${renderTable(symbols)} ${renderClaims(sheet, claims.operation)}`,
  },
  {
    id: 'code',
    title: 'Code',
    render: () =>
      html`<p>Each program runs as a test, and prints what stands behind the line.</p>
        ${codeBlocks.map(
          ({ title, source }) =>
            html`<h3>${title}</h3>
              <pre tabindex="0" role="region" aria-label=${title}><code>${source}</code></pre>`,
        )}`,
  },
  {
    id: 'types',
    title: 'Types',
    render: (sheet) => html`${renderTable(types)} ${renderClaims(sheet, claims.types)}`,
  },
  { id: 'shapes', title: 'Shapes', render: () => renderTable(shapes(wordsInCode)) },
  {
    id: 'mask',
    title: 'Mask',
    render: (sheet) =>
      html`<p>
          The mask is added to the scores: 0 keeps a score, −∞ makes its weight 0. The causal one
          hides all later words.
        </p>
        ${renderMask(sheet)} ${renderClaims(sheet, claims.mask)}`,
  },
  {
    id: 'heads',
    title: 'Heads',
    render: (sheet) =>
      html`<p>
          One head can look for one thing. Several look side by side, each in its own share of the
          width: ${embedDim} = ${numHeads} × ${embedDim / numHeads}. What heads learn: the best head
          for each role on sentences it never saw, and the best one of a model that was not trained,
          or was trained on shuffled words.
        </p>
        ${renderRoles(sheet)} ${renderClaims(sheet, claims.heads)}`,
  },
  {
    id: 'scaling',
    title: 'Scaling',
    render: (sheet) =>
      html`<p>${renderSaid(whyScaling, sheet.measured)}</p>
        ${renderOrigin('random', sheet.measured)} ${renderClaims(sheet, claims.scaling)}`,
  },
  {
    id: 'reading',
    title: 'BERT and GPT',
    render: (sheet) => html`${renderTable(bertAndGpt)} ${renderClaims(sheet, claims.reading)}`,
  },
  { id: 'remember', title: 'Remember', render: renderToRemember },
  {
    id: 'questions',
    title: 'Questions',
    render: (sheet) => renderClaims(sheet, claims.questions),
  },
  {
    id: 'glossary',
    title: 'Glossary',
    render: () =>
      html`<dl>
        ${glossary.map(
          ({ word, meaning }) =>
            html`<div>
              <dt>${word}</dt>
              <dd>${meaning}</dd>
            </div>`,
        )}
      </dl>`,
  },
];

function renderTable({ label, columns, rows }: Table): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${label}>
    <table class=${columns.length > 3 ? 'wide' : ''}>
      <thead>
        <tr>
          ${columns.map((name) => (name === '' ? html`<td></td>` : html`<th scope="col">${name}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${others.map((text, index) => html`<td data-column=${columns[index + 1]}>${text}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Rows look, columns are looked at. */
function renderMask({ measured }: Sheet): TemplateResult {
  const mask = measured && matrixAt(measured.mask, 0);
  return html`<table class="mask" aria-label="Causal mask of four words" aria-busy=${!mask}>
    <thead>
      <tr>
        <td></td>
        ${maskWords.map((word) => html`<th scope="col">${word}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${maskWords.map((word, row) => {
        const entries = mask ? Array.from(rowOf(mask, row)) : [];
        return html`<tr>
          <th scope="row">${word}</th>
          ${maskWords.map((_, column) => {
            const entry = entries[column];
            return entry === undefined
              ? html`<td>…</td>`
              : html`<td class=${entry === 0 ? '' : 'hatched'}>${maskEntry(entry)}</td>`;
          })}
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** What heads learn: the best head for each role, its score, and what to compare that with. */
function renderRoles({ measured }: Sheet): TemplateResult {
  const learned = measured?.learned;
  const table: Table = {
    label: 'What heads learn',
    columns: ['role', 'looks', 'head', 'score', 'untrained', 'shuffled'],
    rows: roleLooks.map(({ role, looks }) => [
      role,
      looks,
      learned ? headNumber(learned.roles[role].best) : '…',
      learned ? twoDecimals(learned.roles[role].score) : '…',
      learned ? twoDecimals(learned.untrained[role].score) : '…',
      learned ? twoDecimals(learned.shuffled[role].score) : '…',
    ]),
  };
  return html`<div aria-busy=${!learned}>${renderTable(table)}</div>
    ${renderOrigin('learned', measured)}`;
}

function renderToRemember(sheet: Sheet): TemplateResult {
  return html`<ul class="claims">
    ${toRemember.map(({ text, claim }) => {
      const link = allClaims.find(({ id }) => id === claim)?.link;
      return html`<li class="claim">
        <p class="mark">holds</p>
        <p>${text}</p>
        <div class="see">${link ? renderLink(sheet, link) : nothing}</div>
      </li>`;
    })}
  </ul>`;
}
