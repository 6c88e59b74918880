/** BERT and GPT in a table, each line with the part of the lesson that shows it. */

import { html, type TemplateResult } from 'lit';

/** How BERT and GPT differ, each with the part of this page that shows it. */
const comparison = [
  { what: 'Masking', bert: 'none', gpt: 'causal', proof: 'mask', link: 'the mask' },
  {
    what: 'A word sees',
    bert: 'every word',
    gpt: 'itself and the words before it',
    proof: 'rules',
    link: 'both pictures',
  },
  {
    what: 'Good for',
    bert: 'reading: filling gaps, telling what a text is about',
    gpt: 'writing: the next word, again and again',
    proof: 'generation',
    link: 'generation',
  },
  {
    what: 'Example',
    bert: 'the dogs in the ___ are playing',
    gpt: 'the dogs in the park are ___',
    proof: 'generation',
    link: 'a row for each word',
  },
  {
    what: 'If a later word changes',
    bert: 'earlier results change',
    gpt: 'no earlier result moves by a bit',
    proof: 'leak',
    link: 'the leak test',
  },
] as const;

/** `goTo` is called with the name of the part that a link leads to. */
export function renderComparison(goTo: (id: string) => void): TemplateResult {
  return html`<section class="ruled">
    <h2 id="bert-and-gpt">BERT and GPT</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="BERT and GPT">
      <table class="comparison">
        <thead>
          <tr>
            <td></td>
            <th scope="col">BERT</th>
            <th scope="col">GPT</th>
            <th scope="col">See it</th>
          </tr>
        </thead>
        <tbody>
          ${comparison.map(
            ({ what, bert, gpt, proof, link }) =>
              html`<tr>
                <th scope="row">${what}</th>
                <td>${bert}</td>
                <td>${gpt}</td>
                <td>
                  <button
                    class="link-button"
                    @click=${() => {
                      goTo(proof);
                    }}
                  >
                    ${link}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
