/** Lesson 4: what may a word see? The mask, two ways of reading, generation, and a test for leaks. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import { focusRing, linkButton } from '../../components/shared_styles.ts';
import type { PickOption } from '../../components/pick/pick.ts';
import type { Segment } from '../../components/segments/segments.ts';
import type { Engine } from '../../engine/index.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import { rowOf, sum, type Matrix } from '../../lib/tensor.ts';
import { shortLabel } from '../../lib/words.ts';
import { headOptions, replacements, type Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { LessonElement } from '../lesson_element.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { createPictureMaker, type Change, type Picture, type PictureRequest } from './picture.ts';
import { causalStyles } from './styles.ts';

const maskForms: readonly Segment[] = [
  { value: 'numbers', text: 'as numbers' },
  { value: 'allowed', text: 'as allowed' },
];

const replacementOptions: readonly PickOption[] = replacements.map((word) => ({
  value: word,
  text: word,
}));

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
    what: 'If a later word changes',
    bert: 'earlier results change',
    gpt: 'no earlier result moves by a bit',
    proof: 'leak',
    link: 'the leak test',
  },
] as const;

type Picked = CustomEvent<{ value: string }>;

export class CausalLesson extends LessonElement<PictureRequest, Picture> {
  static override styles = [focusRing, linkButton, lessonStyles, causalStyles];

  readonly #makePicture = createPictureMaker();

  protected override requestFor(choices: Choices): PictureRequest | undefined {
    const words = this.shownWords();
    if (words.length === 0) return undefined;
    const { seed, head, replacement } = choices;
    return { words, seed, head, replacement, changed: Math.min(choices.changed, words.length - 1) };
  }

  protected override makePicture(engine: Engine, request: PictureRequest): Promise<Picture> {
    return this.#makePicture(engine, request);
  }

  protected override render(): TemplateResult {
    const choices = this.context.choices.get();
    const words = this.picture?.words ?? this.shownWords();
    const query = Math.min(choices.query, words.length - 1);
    return html`
      <h1>What may a word see?</h1>
      ${words.length > 0 ? this.#renderControls(choices, words, query) : nothing}
      ${this.renderSentenceBox()} ${this.renderFailure()}
      ${
        words.length > 0
          ? html`${this.#renderRules(choices, words, query)}
            ${this.#renderGeneration(choices, words)} ${this.#renderLeakTest(words)}
            ${this.#renderComparison()}`
          : nothing
      }
    `;
  }

  #renderControls({ head }: Choices, words: readonly string[], query: number): TemplateResult {
    return html`<p class="controls">
      One sentence, one set of Q, K and V, two rules. Looking from
      <spotlight-pick
        label="Looking from"
        .options=${placeOptions(words)}
        .value=${String(query)}
        @spotlight-picked=${({ detail }: Picked) => {
          this.choose({ query: Number(detail.value) });
        }}
      ></spotlight-pick>
      through
      <spotlight-pick
        label="Head"
        .options=${headOptions}
        .value=${String(head)}
        @spotlight-picked=${({ detail }: Picked) => {
          this.choose({ head: Number(detail.value) });
        }}
      ></spotlight-pick>
    </p>`;
  }

  #renderRules(choices: Choices, words: readonly string[], query: number): TemplateResult {
    const { picture } = this;
    const { palette, numbers, transposed } = viewFrom(this.context);
    const choose = ({ detail }: CustomEvent<{ query: number }>): void => {
      this.choose({ query: detail.query });
    };
    const point = ({ detail }: CustomEvent<Pair | undefined>): void => {
      this.pointed = detail;
    };
    const heatmap = (label: string, weights?: Matrix, mask?: Matrix): TemplateResult =>
      html`<spotlight-heatmap
        label=${label}
        .queries=${words}
        .keys=${words}
        .weights=${weights}
        .mask=${mask}
        .query=${query}
        .pointed=${this.pointed}
        .palette=${palette}
        .numbers=${numbers}
        .transposed=${transposed}
        @spotlight-query-chosen=${choose}
        @spotlight-pair-pointed=${point}
      ></spotlight-heatmap>`;
    return html`<div class="rules" id="rules" tabindex="-1">
      <section id="mask" tabindex="-1">
        <h2>The mask</h2>
        <p>0 keeps a score, −∞ makes its weight 0.</p>
        <spotlight-causal-mask
          label="Causal mask"
          form=${choices.mask}
          .queries=${words}
          .keys=${words}
          .mask=${picture?.mask}
          .query=${query}
          .pointed=${this.pointed}
          .numbers=${numbers}
          .transposed=${transposed}
          @spotlight-query-chosen=${choose}
          @spotlight-pair-pointed=${point}
        ></spotlight-causal-mask>
        <spotlight-segments
          label="Written"
          .options=${maskForms}
          .value=${choices.mask}
          @spotlight-picked=${({ detail }: Picked) => {
            this.choose({ mask: detail.value as Choices['mask'] });
          }}
        ></spotlight-segments>
        <spotlight-origin kind="hand-made"
          >a fixed rule, the same for all sentences: nothing is learned</spotlight-origin
        >
      </section>
      <section>
        <h2>BERT: both ways</h2>
        <p>Every word sees every word.</p>
        ${heatmap('BERT: both ways', picture?.both)}
        <p class="row-note">${picture ? rowNote(words, query, picture.both) : ''}</p>
        ${this.renderOrigin()}
      </section>
      <section>
        <h2>GPT: left to right</h2>
        <p>A word sees itself and what came before.</p>
        ${heatmap('GPT: left to right', picture?.causal, picture?.mask)}
        <p class="row-note">${picture ? rowNote(words, query, picture.causal) : ''}</p>
        <spotlight-legend hatch="not read yet" .palette=${palette}></spotlight-legend>
        ${this.renderOrigin()}
      </section>
    </div>`;
  }

  #renderGeneration(choices: Choices, words: readonly string[]): TemplateResult {
    const step = Math.min(choices.step, words.length);
    const query = step - 1;
    const { palette } = viewFrom(this.context);
    const row = this.rowFor(this.picture?.causal, query);
    const masked = this.maskedFor(words, this.picture?.mask, query);
    return html`<section class="ruled" id="generation" tabindex="-1">
      <h2>Generation, word by word</h2>
      <p>
        A model that writes has only the words so far. Each step computes one new row, and leaves
        all earlier ones as they are.
      </p>
      <spotlight-stepper
        label="Generation"
        text=${`${step} ${step === 1 ? 'word is' : 'words are'} there; the row of “${shortLabel(words[query] ?? '')}” is computed`}
        .step=${step}
        .steps=${words.length}
        @spotlight-step-chosen=${({ detail }: CustomEvent<{ step: number }>) => {
          this.choose({ step: detail.step });
        }}
      ></spotlight-stepper>
      <spotlight-words
        arcs
        .words=${words}
        .weights=${row}
        .masked=${masked}
        .selected=${query}
        .palette=${palette}
        @spotlight-word-chosen=${({ detail }: CustomEvent<{ index: number }>) => {
          this.choose({ step: detail.index + 1 });
        }}
      ></spotlight-words>
      <spotlight-row-chart
        .words=${words}
        .weights=${row}
        .masked=${masked}
        .query=${query}
        .palette=${palette}
      ></spotlight-row-chart>
      ${this.renderOrigin()}
    </section>`;
  }

  #renderLeakTest(words: readonly string[]): TemplateResult {
    const { picture } = this;
    const changed = picture?.changed ?? words.length - 1;
    const replacement = picture?.replacement ?? '';
    return html`<section class="ruled" id="leak" tabindex="-1">
      <h2>Leak test: change one word. Which results change?</h2>
      <p class="controls">
        Change
        <spotlight-pick
          label="Word to change"
          .options=${placeOptions(words)}
          .value=${String(changed)}
          @spotlight-picked=${({ detail }: Picked) => {
            this.choose({ changed: Number(detail.value) });
          }}
        ></spotlight-pick>
        to
        <spotlight-pick
          label="Change it to"
          .options=${replacementOptions}
          .value=${replacement}
          @spotlight-picked=${({ detail }: Picked) => {
            this.choose({ replacement: detail.value as Choices['replacement'] });
          }}
        ></spotlight-pick>
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label="Leak test">
        <table>
          <caption>
            Largest change in each word’s output
          </caption>
          <thead>
            <tr>
              <td></td>
              ${words.map((word, index) =>
                index === changed
                  ? html`<th scope="col" class="changed">
                      <s><bdi>${shortLabel(word)}</bdi></s> ${replacement}
                    </th>`
                  : html`<th scope="col"><bdi>${shortLabel(word)}</bdi></th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${leakRow('BERT', picture?.bothChanges ?? [])}
            ${leakRow('GPT', picture?.causalChanges ?? [])}
          </tbody>
        </table>
      </div>
      <p>${picture ? leakVerdict(picture) : ''}</p>
      ${this.renderOrigin()}
    </section>`;
  }

  #renderComparison(): TemplateResult {
    return html`<section class="ruled">
      <h2>BERT and GPT</h2>
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
                        this.#goTo(proof);
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

  #goTo(id: string): void {
    const target = this.renderRoot.querySelector<HTMLElement>(`#${id}`);
    target?.scrollIntoView({ block: 'start' });
    target?.focus({ preventScroll: true });
  }
}

/** The words as choices: the same word at another place is another choice. */
function placeOptions(words: readonly string[]): PickOption[] {
  return words.map((word, index) => ({ value: String(index), text: shortLabel(word) }));
}

/** "Row “are”: dogs 0.74. Sum 1.00" */
function rowNote(words: readonly string[], query: number, weights: Matrix): string {
  const row = rowOf(weights, query);
  const largest = row.indexOf(Math.max(...row));
  return `Row “${shortLabel(words[query] ?? '')}”: ${shortLabel(words[largest] ?? '')} ${twoDecimals(row[largest] ?? NaN)}. Sum ${twoDecimals(sum(row))}`;
}

function leakRow(name: string, changes: readonly Change[]): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    ${changes.map(({ sameBits, largest }) =>
      sameBits
        ? html`<td class="same">same bits</td>`
        : html`<td class="moved">${largest < 0.005 ? '< 0.01' : twoDecimals(largest)}</td>`,
    )}
  </tr>`;
}

/** What came out, in words; counted, not assumed. */
function leakVerdict({ words, changed, replacement, bothChanges, causalChanges }: Picture): string {
  if (words[changed]?.toLowerCase() === replacement) {
    return 'The word is the same as before: nothing was changed.';
  }
  if (changed === 0)
    return 'The first word has no earlier ones: change a later word to see a leak.';
  const moved = (changes: readonly Change[]): number =>
    changes.slice(0, changed).filter(({ sameBits }) => !sameBits).length;
  const [bert, gpt] = [moved(bothChanges), moved(causalChanges)];
  const earlier = `${changed} earlier ${changed === 1 ? 'result' : 'results'}`;
  return `Of ${earlier}, ${bert} changed reading both ways. ${
    gpt === 0
      ? 'Under the causal mask, none moved by a single bit.'
      : `${gpt} changed under the mask.`
  }`;
}
