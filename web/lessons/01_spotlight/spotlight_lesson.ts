/** Lesson 1: choose a word, and see where it looks. */

import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import type { PickOption } from '../../components/pick/pick.ts';
import type { Answer } from '../../components/predict_first/predict_first.ts';
import type { Engine } from '../../engine/index.ts';
import { shapeText } from '../../lib/numbers.ts';
import { rememberLast } from '../../lib/remember.ts';
import { rowOf, type Matrix } from '../../lib/tensor.ts';
import { shortLabel } from '../../lib/words.ts';
import {
  headNumbers,
  headOptions,
  largestSeed,
  numHeads,
  type AttentionKind,
  type Choices,
} from '../choices.ts';
import { viewFrom } from '../context.ts';
import { LessonElement, type Question } from '../lesson_element.ts';
import { presetFor } from '../presets.ts';
import { createPictureMaker, weightsOf, type Picture, type PictureRequest } from './picture.ts';
import { lessonStyles } from '../lesson_styles.ts';
import {
  kindNames,
  largestWeights,
  library,
  pictureSummary,
  question,
  unprojectedNote,
} from './wording.ts';

const readingOptions: readonly PickOption[] = [
  { value: 'both', text: 'both ways, like BERT' },
  { value: 'causal', text: 'left to right, like GPT' },
];

const kindOptions: readonly PickOption[] = (Object.keys(kindNames) as AttentionKind[]).map(
  (value) => ({ value, text: kindNames[value] }),
);

/** Of more words than this the heatmap takes the full width. */
const mostWordsBeside = 24;

type Picked = CustomEvent<{ value: string }>;

export class SpotlightLesson extends LessonElement<PictureRequest, Picture> {
  static override styles = lessonStyles;

  readonly #makePicture = createPictureMaker();

  protected override requestFor({ reading, seed }: Choices): PictureRequest | undefined {
    const words = this.shownWords();
    return words.length === 0 ? undefined : { words, reading, seed };
  }

  protected override makePicture(engine: Engine, request: PictureRequest): Promise<Picture> {
    return this.#makePicture(engine, request);
  }

  protected override render(): TemplateResult {
    const choices = this.context.choices.get();
    // Until the first picture is there, the words stand alone.
    const words = this.picture?.words ?? this.shownWords();
    const query = Math.min(choices.query, words.length - 1);
    return html`
      ${this.renderHeading(
        words.length > 0 ? question(words[query] ?? '') : 'Where does a word look?',
      )}
      <p class="lede">
        Attention is a spotlight: it lights up the words that matter for the one you read.
      </p>
      ${this.#renderControls(choices)} ${this.renderSentenceBox()} ${this.renderFailure()}
      ${words.length > 0 ? this.#renderPicture(choices, words, query) : nothing}
    `;
  }

  #renderControls({ reading, kind, head, seed }: Choices): TemplateResult {
    return html`<p class="controls">
      Click a word to look from it. Reading
      <spotlight-pick
        label="Reading"
        .options=${readingOptions}
        .value=${reading}
        @spotlight-picked=${({ detail }: Picked) => {
          this.choose({ reading: detail.value as Choices['reading'] });
        }}
      ></spotlight-pick>
      with
      <spotlight-pick
        label="Attention type"
        .options=${kindOptions}
        .value=${kind}
        @spotlight-picked=${({ detail }: Picked) => {
          this.choose({ kind: detail.value as AttentionKind });
        }}
      ></spotlight-pick>
      attention
      ${
        kind === 'multi-head'
          ? html`through
              <spotlight-pick
                label="Head"
                .options=${headOptions}
                .value=${String(head)}
                @spotlight-picked=${({ detail }: Picked) => {
                  this.choose({ head: Number(detail.value) });
                }}
              ></spotlight-pick>`
          : nothing
      }
      on random vectors,
      <span class="together"
        >seed
        <spotlight-number-field
          label="Seed"
          .max=${largestSeed}
          .value=${seed}
          @spotlight-number-changed=${({ detail }: CustomEvent<{ value: number }>) => {
            this.choose({ seed: detail.value });
          }}
        ></spotlight-number-field
      ></span>
    </p>`;
  }

  #renderPicture(choices: Choices, words: readonly string[], query: number): TemplateResult {
    const { picture } = this;
    const { palette, numbers, transposed } = viewFrom(this.context);
    const weights = picture && weightsOf(picture, choices.kind, choices.head);
    const mask = picture?.reading === 'causal' ? picture.causalMask : undefined;
    const row = this.rowFor(weights, query);
    const masked = this.maskedFor(words, mask, query);
    const { pointed } = this;
    const pointedKey = pointed?.query === query ? pointed.key : -1;
    const preset = presetFor(choices.sentence);
    // The question belongs to the word that the sentence is offered with. Whoever comes by a link sees
    // a picture at once: nobody can guess a look before having seen one.
    const asked = preset?.query === query ? this.questionAbout(query, ['example']) : undefined;
    const heldBack = asked?.stage === 'asking' ? query : -1;
    const point = ({ detail }: CustomEvent<Pair | undefined>): void => {
      this.pointed = detail;
    };
    const chooseQuery = ({ detail }: CustomEvent<{ query: number }>): void => {
      this.choose({ query: detail.query });
    };
    return html`
      <spotlight-words
        arcs
        .words=${words}
        .weights=${row}
        .masked=${masked}
        .selected=${query}
        .guess=${asked ? words.indexOf(asked.guess) : -1}
        .heldBack=${heldBack >= 0}
        .pointed=${pointedKey}
        .palette=${palette}
        @spotlight-word-chosen=${({ detail }: CustomEvent<{ index: number }>) => {
          this.choose({ query: detail.index });
        }}
        @spotlight-word-pointed=${({ detail }: CustomEvent<{ index: number }>) => {
          this.pointed = detail.index < 0 ? undefined : { query, key: detail.index };
        }}
      ></spotlight-words>
      ${this.renderOrigin()}
      <div class=${classMap({ columns: true, wide: words.length > mostWordsBeside })}>
        <section class="all-rows">
          <h2>Every row, at once</h2>
          <spotlight-heatmap
            label="Attention weights"
            .queries=${words}
            .keys=${words}
            .weights=${weights}
            .mask=${mask}
            .query=${query}
            .heldBack=${heldBack}
            .pointed=${pointed}
            .palette=${palette}
            .numbers=${numbers}
            .transposed=${transposed}
            @spotlight-query-chosen=${chooseQuery}
            @spotlight-pair-pointed=${point}
          ></spotlight-heatmap>
          <spotlight-legend
            hatch=${mask ? 'not read yet' : ''}
            .palette=${palette}
          ></spotlight-legend>
          ${this.renderOrigin()}
        </section>
        <section class="one-row">
          <h2>The row of “<bdi>${shortLabel(words[query] ?? '')}</bdi>”</h2>
          ${this.#renderAnswer(choices, words, query, row, asked)}
          <spotlight-row-chart
            .words=${words}
            .weights=${heldBack < 0 ? row : undefined}
            .masked=${masked}
            .query=${query}
            .pointed=${pointedKey}
            .palette=${palette}
          ></spotlight-row-chart>
          ${this.renderOrigin()}
          ${row && heldBack < 0 ? this.#renderLibrary(words, query, row) : nothing}
        </section>
      </div>
      ${
        !preset || heldBack >= 0
          ? nothing
          : html`<section class="ruled">
              <h2>What to look for</h2>
              <p>${preset.lookFor}</p>
            </section>`
      }
      ${picture ? this.#renderSideBySide(picture, choices, query, mask, heldBack) : nothing}
      <section class="ruled">
        <h2>The causal mask</h2>
        <p>
          It is added to the scores: 0 keeps a score, −∞ makes its weight 0.
          ${
            picture?.reading === 'causal'
              ? 'Applied here: each word sees itself and the words before it.'
              : 'Not applied here: reading both ways, every word sees every word.'
          }
        </p>
        <spotlight-causal-mask
          label="Causal mask"
          .queries=${words}
          .keys=${words}
          .mask=${picture?.causalMask}
          .query=${query}
          .pointed=${pointed}
          .numbers=${numbers}
          .transposed=${transposed}
          @spotlight-query-chosen=${chooseQuery}
          @spotlight-pair-pointed=${point}
        ></spotlight-causal-mask>
        <spotlight-origin kind="hand-made"
          >a fixed rule, the same for all sentences: nothing is learned</spotlight-origin
        >
      </section>
    `;
  }

  /** What the row says; where it was asked before, with what was guessed. */
  #renderAnswer(
    { kind }: Choices,
    words: readonly string[],
    query: number,
    row: Float32Array | undefined,
    asked: Question | undefined,
  ): TemplateResult {
    const says = [
      row ? largestWeights(words, query, row) : '',
      kind === 'multi-head' ? '' : unprojectedNote,
    ].join(' ');
    return asked
      ? this.renderQuestion(
          asked,
          `which word will “${shortLabel(words[query] ?? '')}” look at most?`,
          this.#guessOptions(words),
          says,
        )
      : html`<p class="answer">${says}</p>`;
  }

  /** Every word once: which of two equal words is meant does not matter for a guess. */
  readonly #guessOptions = rememberLast((words: readonly string[]): Answer[] =>
    [...new Set(words)].map((word) => ({ value: word, text: word })),
  );

  /** The library picture, told on the chosen words. */
  #renderLibrary(words: readonly string[], query: number, row: Float32Array): TemplateResult {
    return html`<dl>
      ${library(words, query, row).map(
        ({ term, text }) =>
          html`<dt>${term}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>`;
  }

  /** All heads and their average; the three types; and the shapes on the way. */
  #renderSideBySide(
    picture: Picture,
    choices: Choices,
    query: number,
    mask: Matrix | undefined,
    heldBack: number,
  ): TemplateResult {
    const small = (
      name: string,
      kind: AttentionKind,
      head: number,
      chosen: boolean,
    ): TemplateResult => {
      const { palette, transposed } = viewFrom(this.context);
      const weights = weightsOf(picture, kind, head);
      return html`<spotlight-small-multiple
        name=${name}
        summary=${
          weights && heldBack < 0 ? pictureSummary(picture.words, query, rowOf(weights, query)) : ''
        }
        .weights=${weights}
        .mask=${mask}
        .palette=${palette}
        .transposed=${transposed}
        .chosen=${chosen}
        .heldBack=${heldBack}
        @spotlight-picture-chosen=${() => {
          this.choose({ kind, head });
        }}
      ></spotlight-small-multiple>`;
    };
    const { kind, head } = choices;
    const isHead = (number: number): boolean => kind === 'multi-head' && head === number;
    const { x, results } = picture;
    const headShape = [numHeads, picture.words.length, (x.shape[1] ?? 0) / numHeads];
    return html`<div class="columns uneven ruled">
      <section>
        <h2>Four heads, and their average</h2>
        <p>Each head has a quarter of every vector, and looks in its own way.</p>
        <div class="smalls">
          ${headNumbers.map((number) =>
            small(`head ${number}`, 'multi-head', number, isHead(number)),
          )}
          ${small('average', 'multi-head', 0, isHead(0))}
        </div>
        ${this.renderOrigin()}
      </section>
      <section>
        <h2>Three types, the same words</h2>
        <p>Dot-product compares as it is, scaled divides by √d, multi-head projects first.</p>
        <div class="smalls">
          ${small('dot-product', 'dot-product', head, kind === 'dot-product')}
          ${small('scaled', 'scaled', head, kind === 'scaled')}
          ${small('multi-head', 'multi-head', head, kind === 'multi-head')}
        </div>
        ${this.renderOrigin()}
        <p class="shapes">
          Shapes: x ${shapeText(x.shape)}, Q K V ${shapeText(headShape)}, scores and weights
          ${shapeText(results['multi-head'].weights.shape)}, output
          ${shapeText(results['multi-head'].output.shape)}
        </p>
      </section>
    </div>`;
  }
}
