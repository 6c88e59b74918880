/** Lesson 1: choose a word, and see where it looks. Wires the choices, the engine and the pictures. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { PickOption } from '../../components/pick/pick.ts';
import type { Theme } from '../../lib/colour.ts';
import { shapeText } from '../../lib/numbers.ts';
import { matrixAt, rowOf, type Matrix } from '../../lib/tensor.ts';
import { splitWords, wordLimit } from '../../lib/words.ts';
import { bindToAddress, type BoundState } from '../../state/address_bar.ts';
import type { EngineSource } from '../../state/engine_source.ts';
import { createLatest } from '../../state/latest.ts';
import type { Value } from '../../state/value.ts';
import { presets } from '../presets.ts';
import { choiceFields, largestSeed, numHeads, type Choices } from './choices.ts';
import { createPictureMaker, type Picture, type PictureRequest } from './picture.ts';
import { lessonStyles } from './styles.ts';
import { largestWeights, messageFor, originText, question, unprojectedNote } from './wording.ts';

const readingOptions: readonly PickOption[] = [
  { value: 'both', text: 'both ways, like BERT' },
  { value: 'causal', text: 'left to right, like GPT' },
];

const kindOptions: readonly PickOption[] = [
  { value: 'multi-head', text: 'multi-head' },
  { value: 'scaled', text: 'scaled dot-product' },
  { value: 'dot-product', text: 'dot-product' },
];

const headOptions: readonly PickOption[] = Array.from({ length: numHeads }, (_, index) => ({
  value: String(index + 1),
  text: `head ${index + 1}`,
}));

/** Of more words than this the heatmap takes the full width. */
const mostWordsBeside = 24;

type Picked = CustomEvent<{ value: string }>;

export class SpotlightLesson extends LitElement {
  static override properties = {
    engineSource: { attribute: false },
    themeValue: { attribute: false },
    picture: { state: true },
    failure: { state: true },
  };

  static override styles = lessonStyles;

  /** Set before it is connected. */
  declare engineSource: EngineSource;
  declare themeValue: Value<Theme>;
  /** The last picture; it stays while the next is computed, and when the next cannot be. */
  declare picture: Picture | undefined;
  /** Why the last computation failed. */
  declare failure: string;

  readonly #makePicture = createPictureMaker();
  readonly #compute = createLatest<PictureRequest, Picture>(
    (request) => this.#makePicture(request),
    (picture) => {
      this.failure = '';
      this.picture = picture;
    },
    (error) => {
      this.#onFailure(error);
    },
  );
  #choices: BoundState<Choices> | undefined;
  #release: (() => void)[] = [];

  constructor() {
    super();
    this.picture = undefined;
    this.failure = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const choices = bindToAddress('spotlight', choiceFields);
    const refresh = (): void => {
      this.#requestPicture();
      this.requestUpdate();
    };
    this.#choices = choices;
    this.#release = [
      choices.subscribe(refresh),
      this.engineSource.status.subscribe(refresh),
      this.themeValue.subscribe(refresh),
      () => {
        choices.release();
      },
    ];
    this.engineSource.load();
    refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const release of this.#release) release();
  }

  #choose(change: Partial<Choices>): void {
    const choices = this.#choices;
    if (choices) choices.set({ ...choices.get(), ...change });
  }

  #requestPicture(): void {
    const status = this.engineSource.status.get();
    const choices = this.#choices?.get();
    if (status.kind !== 'ready' || !choices) return;
    const words = splitWords(choices.sentence).slice(0, wordLimit);
    if (words.length === 0) return;
    const { kind, reading, seed } = choices;
    const shown = this.picture;
    const unchanged =
      shown?.kind === kind &&
      shown.reading === reading &&
      shown.seed === seed &&
      shown.words.join(' ') === words.join(' ');
    if (!unchanged) this.#compute({ engine: status.engine, words, kind, reading, seed });
  }

  #onFailure(error: unknown): void {
    // A crash is told by the engine's status, and a disposed engine is not in use any more.
    if (this.engineSource.status.get().kind !== 'ready') return;
    this.failure = error instanceof Error ? error.message : String(error);
  }

  protected override render(): TemplateResult | typeof nothing {
    const choices = this.#choices?.get();
    if (!choices) return nothing;
    const typed = splitWords(choices.sentence);
    // Until the first picture is there, the words stand alone.
    const words = this.picture?.words ?? typed.slice(0, wordLimit);
    const query = Math.min(choices.query, words.length - 1);
    return html`
      <h1>${words.length > 0 ? question(words[query] ?? '') : 'Where does a word look?'}</h1>
      ${this.#renderControls(choices, typed)} ${this.#renderFailure()}
      ${words.length > 0 ? this.#renderPicture(choices, words, query) : nothing}
    `;
  }

  #renderControls(choices: Choices, typed: readonly string[]): TemplateResult {
    return html`<p class="controls">
        Click a word to look from it. Reading
        <spotlight-pick
          label="Reading"
          .options=${readingOptions}
          .value=${choices.reading}
          @spotlight-picked=${({ detail }: Picked) => {
            this.#choose({ reading: detail.value as Choices['reading'] });
          }}
        ></spotlight-pick>
        with
        <spotlight-pick
          label="Attention type"
          .options=${kindOptions}
          .value=${choices.kind}
          @spotlight-picked=${({ detail }: Picked) => {
            this.#choose({ kind: detail.value as Choices['kind'] });
          }}
        ></spotlight-pick>
        attention
        ${
          choices.kind === 'multi-head'
            ? html`through
                <spotlight-pick
                  label="Head"
                  .options=${headOptions}
                  .value=${choices.head}
                  @spotlight-picked=${({ detail }: Picked) => {
                    this.#choose({ head: Number(detail.value) });
                  }}
                ></spotlight-pick>`
            : nothing
        }
        on random vectors with seed
        <spotlight-number-field
          label="Seed"
          .max=${largestSeed}
          .value=${choices.seed}
          @spotlight-number-changed=${({ detail }: CustomEvent<{ value: number }>) => {
            this.#choose({ seed: detail.value });
          }}
        ></spotlight-number-field>
      </p>
      <spotlight-sentence-box
        .text=${choices.sentence}
        .examples=${presets}
        .message=${messageFor(typed)}
        @spotlight-sentence-changed=${({ detail }: CustomEvent<{ text: string }>) => {
          this.#choose({ sentence: detail.text });
        }}
      ></spotlight-sentence-box>`;
  }

  #renderFailure(): TemplateResult | typeof nothing {
    const status = this.engineSource.status.get();
    const loading = status.kind === 'failed' && status.when === 'loading';
    const crashed = status.kind === 'failed' && status.when === 'running';
    if (!loading && !crashed && this.failure === '') return nothing;
    const heading = loading
      ? 'The engine did not load.'
      : crashed
        ? 'The engine stopped.'
        : 'This could not be computed.';
    const reason = loading ? status.reason : crashed ? '' : this.failure;
    const retry = (): void => {
      this.failure = '';
      this.engineSource.load();
      this.#requestPicture();
    };
    return html`<spotlight-notice heading=${heading} retriable @spotlight-retried=${retry}>
      Your sentence is kept. ${reason === '' ? nothing : `(${reason})`}
    </spotlight-notice>`;
  }

  #renderPicture(choices: Choices, words: readonly string[], query: number): TemplateResult {
    const { picture } = this;
    const theme = this.themeValue.get();
    const weights = picture && matrixAt(picture.weights, headIndex(picture, choices));
    const causalMask = picture && matrixAt(picture.causalMask, 0);
    const mask = picture?.reading === 'causal' ? causalMask : undefined;
    const row = weights && rowOf(weights, query);
    const masked = words.map((_, key) => mask !== undefined && isMasked(mask, query, key));
    const chooseQuery = (index: number): void => {
      this.#choose({ query: index });
    };
    const chooseRow = ({ detail }: CustomEvent<{ row: number }>): void => {
      chooseQuery(detail.row);
    };
    const origin = html`<spotlight-origin kind="random"
      >${originText(picture?.seed ?? choices.seed)}</spotlight-origin
    >`;
    return html`
      <spotlight-words
        .words=${words}
        .weights=${row}
        .masked=${masked}
        .selected=${query}
        .theme=${theme}
        @spotlight-word-chosen=${({ detail }: CustomEvent<{ index: number }>) => {
          chooseQuery(detail.index);
        }}
      ></spotlight-words>
      ${origin}
      <div class=${classMap({ columns: true, wide: words.length > mostWordsBeside })}>
        <section class="all-rows">
          <h2>Every row, at once</h2>
          <spotlight-heatmap
            label="Attention weights"
            .rowLabels=${words}
            .columnLabels=${words}
            .weights=${weights}
            .mask=${mask}
            .selectedRow=${query}
            .theme=${theme}
            @spotlight-row-chosen=${chooseRow}
          ></spotlight-heatmap>
          <spotlight-legend hatch=${mask ? 'not read yet' : ''} .theme=${theme}></spotlight-legend>
          ${origin}
        </section>
        <section class="one-row">
          <h2>The row of “<bdi>${words[query]}</bdi>”</h2>
          <p class="answer">
            ${row ? largestWeights(words, query, row) : ''}
            ${picture && picture.kind !== 'multi-head' ? unprojectedNote : ''}
          </p>
          <spotlight-row-chart
            .words=${words}
            .weights=${row}
            .masked=${masked}
            .query=${query}
            .theme=${theme}
          ></spotlight-row-chart>
          ${origin}
          ${
            picture
              ? html`<p class="shapes">
                  Shapes: x ${shapeText(picture.x.shape)}, weights
                  ${shapeText(picture.weights.shape)}, output ${shapeText(picture.output.shape)}
                </p>`
              : nothing
          }
        </section>
      </div>
      <section class="mask">
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
          .rowLabels=${words}
          .columnLabels=${words}
          .mask=${causalMask}
          .selectedRow=${query}
          @spotlight-row-chosen=${chooseRow}
        ></spotlight-causal-mask>
        <spotlight-origin kind="hand-made"
          >a fixed rule, the same for all sentences: nothing is learned</spotlight-origin
        >
      </section>
    `;
  }
}

function headIndex(picture: Picture, { head }: Choices): number {
  return picture.kind === 'multi-head' ? head - 1 : 0;
}

function isMasked(mask: Matrix, query: number, key: number): boolean {
  return rowOf(mask, query)[key] === -Infinity;
}
