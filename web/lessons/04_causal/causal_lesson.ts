/** Lesson 4: what may a word see? The mask, two ways of reading, generation, and a test for leaks. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import { focusRing, linkButton } from '../../components/shared_styles.ts';
import type { PickOption } from '../../components/pick/pick.ts';
import type { Segment } from '../../components/segments/segments.ts';
import type { Engine } from '../../engine/index.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import { rememberLast } from '../../lib/remember.ts';
import { rowOf, sum, type Matrix } from '../../lib/tensor.ts';
import { shortLabel } from '../../lib/words.ts';
import { headOptions, replacements, type Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { LessonElement } from '../lesson_element.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { renderComparison } from './comparison.ts';
import { leakAnswers, leakQuestion, leakTable, leakVerdict } from './leak_test.ts';
import { createPictureMaker, type Picture, type PictureRequest } from './picture.ts';
import { causalStyles } from './styles.ts';

const maskForms: readonly Segment[] = [
  { value: 'numbers', text: 'as numbers' },
  { value: 'allowed', text: 'as allowed' },
];

const replacementOptions: readonly PickOption[] = replacements.map((word) => ({
  value: word,
  text: word,
}));

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
      ${this.renderHeading('What may a word see?')}
      ${words.length > 0 ? this.#renderControls(choices, words, query) : nothing}
      ${this.renderSentenceBox()} ${this.renderFailure()}
      ${
        words.length > 0
          ? html`${this.#renderRules(choices, words, query)}
            ${this.#renderGeneration(choices, words)} ${this.#renderLeakTest(words)}
            ${renderComparison((id) => {
              this.#goTo(id);
            })}`
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
      </section>
      <section>
        <h2>GPT: left to right</h2>
        <p>A word sees itself and what came before.</p>
        ${heatmap('GPT: left to right', picture?.causal, picture?.mask)}
        <p class="row-note">${picture ? rowNote(words, query, picture.causal) : ''}</p>
      </section>
      <div class="group-foot">
        <spotlight-legend hatch="not read yet" .palette=${palette}></spotlight-legend>
        ${this.renderOrigin()}
      </div>
    </div>`;
  }

  #renderGeneration(choices: Choices, words: readonly string[]): TemplateResult {
    const step = Math.min(choices.step, words.length);
    const query = step - 1;
    const { palette, numbers, transposed } = viewFrom(this.context);
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
      <div class="columns generation">
        <section>
          <h3>The rows so far</h3>
          <spotlight-heatmap
            label="Rows so far"
            .queries=${this.#wordsSoFar(words, step)}
            .keys=${words}
            .weights=${this.#rowsSoFar(this.picture?.causal, step)}
            .mask=${this.picture?.mask}
            .query=${query}
            .pointed=${this.pointed}
            .palette=${palette}
            .numbers=${numbers}
            .transposed=${transposed}
            @spotlight-query-chosen=${({ detail }: CustomEvent<{ query: number }>) => {
              this.choose({ step: detail.query + 1 });
            }}
            @spotlight-pair-pointed=${({ detail }: CustomEvent<Pair | undefined>) => {
              this.pointed = detail;
            }}
          ></spotlight-heatmap>
          <spotlight-legend hatch="not read yet" .palette=${palette}></spotlight-legend>
        </section>
        <section>
          <h3>The new row</h3>
          <spotlight-row-chart
            .words=${words}
            .weights=${row}
            .masked=${masked}
            .query=${query}
            .palette=${palette}
          ></spotlight-row-chart>
        </section>
      </div>
      ${this.renderOrigin()}
    </section>`;
  }

  readonly #wordsSoFar = rememberLast((words: readonly string[], step: number) =>
    words.slice(0, step),
  );

  /** The first rows of the matrix: the triangle as it has grown so far. */
  readonly #rowsSoFar = rememberLast(
    (weights: Matrix | undefined, step: number) =>
      weights && { ...weights, rows: Math.min(step, weights.rows) },
  );

  #renderLeakTest(words: readonly string[]): TemplateResult {
    const { picture } = this;
    const changed = picture?.changed ?? words.length - 1;
    const replacement = picture?.replacement ?? '';
    // Asked of the change that is there at first; whoever makes another one sees what it does.
    const isFirst = changed === words.length - 1 && replacement === replacements[0];
    const asked =
      isFirst && changed >= 2 ? this.questionAbout('leak', ['address', 'example']) : undefined;
    const heldBack = asked?.stage === 'asking' ? changed : 0;
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
      ${picture ? leakTable(picture, heldBack) : nothing}
      ${
        asked
          ? this.renderQuestion(
              asked,
              leakQuestion(words, changed, replacement),
              leakAnswers,
              picture ? leakVerdict(picture) : '',
            )
          : html`<p>${picture ? leakVerdict(picture) : ''}</p>`
      }
      ${this.renderOrigin()}
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
