/** Lesson 1: choose a word, and see where it looks. */

import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import type { Answer } from '../../components/predict_first/predict_first.ts';
import { focusRing, linkButton } from '../../components/shared_styles.ts';
import type { Engine } from '../../engine/index.ts';
import { shapeText } from '../../lib/numbers.ts';
import { rememberLast } from '../../lib/remember.ts';
import { quoted } from '../../lib/words.ts';
import type { Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { presetFor } from '../presets.ts';
import { VectorsLesson, type Shown } from '../vectors_lesson.ts';
import { renderControls } from './controls.ts';
import type { LearnedPicture } from './learned_picture.ts';
import { renderMask } from './mask_section.ts';
import {
  createPictureMaker,
  maskIn,
  requestOf,
  weightsIn,
  type Picture,
  type PictureRequest,
} from './picture.ts';
import { renderRow, type Drawn } from './row_section.ts';
import { renderSideBySide } from './side_by_side.ts';
import { largestWeights, question, unprojectedNote } from './wording.ts';
import { renderHeatmap } from '../grids.ts';

/** Of more rows than this the heatmap takes the full width. */
const mostRowsBeside = 24;

export class SpotlightLesson extends VectorsLesson<PictureRequest, Picture> {
  static override styles = [focusRing, linkButton, lessonStyles];

  readonly #makePicture = createPictureMaker();

  protected override requestFor(choices: Choices): PictureRequest | undefined {
    const words = this.shownWords();
    return words.length === 0 ? undefined : requestOf(choices, words);
  }

  protected override makePicture(engine: Engine, request: PictureRequest): Promise<Picture> {
    return this.#makePicture(engine, this.context.learnedModel, request);
  }

  protected override render(): TemplateResult {
    const choices = this.context.choices.get();
    const shown = this.shown(choices);
    const { words, labels, query } = shown;
    return html`
      ${this.renderHeading(
        words.length > 0 ? question(labels[query] ?? '') : 'Where does a word look?',
      )}
      <p class="lede">
        Attention is a spotlight: it lights up the words that matter for the one you read.
      </p>
      ${renderControls({
        choices,
        choose: this.#choose,
        throughPick: this.renderThroughPick(),
        vectorsPick: this.renderVectorsPick(choices),
      })}
      ${this.renderSentenceBox()} ${this.renderFailure()}
      ${words.length > 0 ? this.#renderPicture(this.#drawn(choices, shown)) : nothing}
    `;
  }

  #drawn(choices: Choices, shown: Shown): Drawn {
    const { picture, pointed } = this;
    const { labels, query, first } = shown;
    const weights = picture && weightsIn(picture, choices, (learned) => this.through(learned));
    const mask = picture && maskIn(picture);
    // The question belongs to the word that the sentence is offered with. Whoever comes by a link sees
    // a picture at once: nobody can guess a look before having seen one.
    const isOffered = presetFor(choices.sentence)?.query === query - first;
    const about = shown.vectors === 'learned' ? `${query - first} learned` : query;
    const asked = isOffered ? this.questionAbout(about, ['example']) : undefined;
    return {
      choices,
      shown,
      view: viewFrom(this.context),
      weights,
      mask,
      row: this.rowFor(weights, query),
      masked: this.maskedFor(labels, mask, query),
      asked,
      heldBack: asked?.stage === 'asking' ? query : -1,
      pointedKey: pointed?.query === query ? pointed.key : -1,
    };
  }

  #renderPicture(drawn: Drawn): TemplateResult {
    const { choices, shown, view, weights, mask, heldBack } = drawn;
    const { picture, pointed } = this;
    const { labels, query } = shown;
    return html`
      ${this.#renderSentence(drawn)} ${this.renderOrigin()}
      <div class=${classMap({ columns: true, wide: labels.length > mostRowsBeside })}>
        <section class="all-rows">
          <h2 id="rows">Every row, at once</h2>
          ${renderHeatmap({
            label: 'Attention weights',
            labels,
            weights,
            mask,
            query,
            heldBack,
            pointed,
            view,
            chooseRow: (row) => {
              this.#chooseRow(row, shown);
            },
            point: (pair) => {
              this.#point(pair);
            },
          })}
          <spotlight-legend
            hatch=${mask ? 'not read yet' : ''}
            .palette=${view.palette}
          ></spotlight-legend>
          ${this.renderOrigin()}
          ${picture?.vectors === 'learned' ? this.#renderShapes(picture) : nothing}
        </section>
        ${renderRow({ ...drawn, answer: this.#renderAnswer(drawn), origin: this.renderOrigin() })}
      </div>
      ${heldBack < 0 ? this.#renderLookFor(choices) : nothing}
      ${
        picture?.vectors === 'random'
          ? renderSideBySide({
              picture,
              choices,
              query,
              mask,
              heldBack,
              view,
              origin: this.renderOrigin(),
              choose: this.#choose,
            })
          : nothing
      }
      ${renderMask({
        labels,
        mask: picture?.causalMask,
        isApplied: mask !== undefined,
        query,
        pointed,
        view,
        chooseQuery: (row) => {
          this.#chooseRow(row, shown);
        },
        point: this.#point,
      })}
    `;
  }

  #renderSentence({
    shown,
    view,
    row,
    masked,
    asked,
    heldBack,
    pointedKey,
  }: Drawn): TemplateResult {
    const { inSentence, first, query, unknown } = shown;
    return html`<spotlight-words
      arcs
      .words=${inSentence}
      .weights=${this.inSentence(row, first)}
      .masked=${this.maskedInSentence(masked, first)}
      .selected=${query - first}
      .guess=${asked ? inSentence.indexOf(asked.guess) : -1}
      .heldBack=${heldBack >= 0}
      .unknown=${unknown}
      .pointed=${pointedKey - first}
      .palette=${view.palette}
      @spotlight-word-chosen=${({ detail }: CustomEvent<{ index: number }>) => {
        this.choose({ query: detail.index });
      }}
      @spotlight-word-pointed=${({ detail }: CustomEvent<{ index: number }>) => {
        this.pointed = detail.index < 0 ? undefined : { query, key: detail.index + first };
      }}
    ></spotlight-words>`;
  }

  /** What the row says; where it was asked before, with what was guessed. */
  #renderAnswer({ choices, shown, row, masked, asked }: Drawn): TemplateResult {
    const { labels, query, vectors } = shown;
    const says = [
      row ? largestWeights(labels, query, row) : '',
      vectors === 'learned' || choices.kind === 'multi-head' ? '' : unprojectedNote,
    ].join(' ');
    return asked
      ? this.renderQuestion(
          asked,
          `which word will ${quoted(labels[query])} look at most?`,
          // All random vectors are asked for; of the model's tokens only those that can be seen.
          this.#guessOptions(labels, vectors === 'learned' ? masked : noneMasked),
          says,
        )
      : html`<p class="answer">${says}</p>`;
  }

  /** Every word once: which of two equal words is meant does not matter for a guess. */
  readonly #guessOptions = rememberLast(
    (labels: readonly string[], masked: readonly boolean[]): Answer[] =>
      [...new Set(labels.filter((_, key) => !masked[key]))].map((label) => ({
        value: label,
        text: label,
      })),
  );

  /** Of one head, as it is shown; an average has the same. */
  #renderShapes(picture: LearnedPicture): TemplateResult | typeof nothing {
    const through = this.through(picture);
    const layer = picture.layers[through.kind === 'all' ? 0 : through.layer];
    if (!layer) return nothing;
    return html`<p class="shapes">
      Shapes: x ${shapeText(layer.input.shape)}, Q K V ${shapeText(layer.query.shape.slice(1))},
      weights ${shapeText(layer.weights.shape.slice(1))}
    </p>`;
  }

  #renderLookFor({ sentence }: Choices): TemplateResult | typeof nothing {
    const { picture } = this;
    const text = picture?.vectors === 'learned' ? picture.lookFor : presetFor(sentence)?.lookFor;
    return text === undefined || text === ''
      ? nothing
      : html`<section class="ruled">
          <h2>What to look for</h2>
          <p>${text}</p>
        </section>`;
  }

  /** The row of [S] is no word's: it can be looked at, and not looked from. */
  #chooseRow(row: number, { first }: Shown): void {
    if (row >= first) this.choose({ query: row - first });
  }

  readonly #choose = (change: Partial<Choices>): void => {
    this.choose(change);
  };

  readonly #point = (pair: Pair | undefined): void => {
    this.pointed = pair;
  };
}

const noneMasked: readonly boolean[] = [];
