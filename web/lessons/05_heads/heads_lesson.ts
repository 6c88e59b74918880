/** Lesson 5: what did each head learn? All heads of the learned model, named by what they scored in a test. */

import { html, nothing, type TemplateResult } from 'lit';
import { SpotlightBars } from '../../components/bars/bars.ts';
import { SpotlightColumnSplit } from '../../components/column_split/column_split.ts';
import { SpotlightScoreTrack } from '../../components/score_track/score_track.ts';
import { SpotlightSignedHeatmap } from '../../components/signed_heatmap/signed_heatmap.ts';
import { classMap } from 'lit/directives/class-map.js';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import type { Answer } from '../../components/predict_first/predict_first.ts';
import { button, focusRing, linkButton, visuallyHidden } from '../../components/shared_styles.ts';
import type { Engine, HeadPlace } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import type { Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { throughText, type Through } from '../head_choices.ts';
import { isSameHead } from '../head_roles.ts';
import { throughIn, throughName, throughOptions } from '../known_heads.ts';
import { renderLearnedOrigin } from '../learned_origin.ts';
import { modelSentenceMessage, modelWords, tokenAt, tokenLabels } from '../learned_words.ts';
import type { Question } from '../asking_element.ts';
import { LessonElement } from '../lesson_element.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { presetFor } from '../presets.ts';
import { renderChosen } from './chosen.ts';
import { renderControls } from './controls.ts';
import { renderMinimalPairs } from './minimal_pairs.ts';
import { renderAverages, renderOverview, type OverviewPart } from './overview.ts';
import { seenThrough } from '../looks.ts';
import { createPictureMaker, type Picture, type PictureRequest } from './picture.ts';
import { renderSplit } from './split.ts';
import { headsStyles } from './styles.ts';
import { otherHeads, renderSwitchOff } from './switch_off.ts';
import { answerText, questionText, roleLimits } from './wording.ts';

/** Of more tokens than this the heatmap takes the full width. */
const mostTokensBeside = 16;

const noneUnknown: readonly boolean[] = [];

export class HeadsLesson extends LessonElement<PictureRequest, Picture> {
  static override readonly elements = {
    'spotlight-bars': SpotlightBars,
    'spotlight-column-split': SpotlightColumnSplit,
    'spotlight-score-track': SpotlightScoreTrack,
    'spotlight-signed-heatmap': SpotlightSignedHeatmap,
  };

  static override styles = [
    focusRing,
    button,
    linkButton,
    visuallyHidden,
    lessonStyles,
    headsStyles,
  ];

  static override properties = {
    ...LessonElement.properties,
    pointedInPair: { state: true },
  };

  /** What the mouse or the focus is on in the minimal pair: another sentence, with other places. */
  declare pointedInPair: Pair | undefined;

  readonly #makePicture = createPictureMaker();
  /** How often other heads were drawn. */
  #draws = 0;

  constructor() {
    super();
    this.pointedInPair = undefined;
  }

  protected override shownWords(): string[] {
    return modelWords(this.context.choices.get().sentence);
  }

  protected override requestFor(choices: Choices): PictureRequest | undefined {
    const words = this.shownWords();
    if (words.length === 0) return undefined;
    const { mode, off, pair, width, parts } = choices;
    return { words, mode, off, pair, width, parts, query: tokenAt(choices.query, words) };
  }

  protected override async makePicture(engine: Engine, request: PictureRequest): Promise<Picture> {
    const model = await this.context.learnedModel(engine);
    return await this.#makePicture(engine, model, request);
  }

  protected override sentenceMessage(): string {
    const { sentence } = this.context.choices.get();
    const { picture } = this;
    const unknown = picture?.words.filter((_, word) => picture.unknown[word]) ?? [];
    return modelSentenceMessage(sentence, unknown, picture?.known ?? 0);
  }

  protected override renderOrigin(): TemplateResult {
    return renderLearnedOrigin(this.picture?.card);
  }

  protected override render(): TemplateResult {
    const choices = this.context.choices.get();
    const words = this.picture?.words ?? this.shownWords();
    return html`
      ${this.renderHeading('What did each head learn?')}
      <div class="under">
        <p class="lede">
          Nobody told a head what to do. Its name comes from a test on sentences it never saw.
        </p>
        ${this.renderOrigin()}
      </div>
      ${renderControls({
        mode: choices.mode,
        options: this.picture ? this.#throughOptions(this.picture.heads) : [],
        through: this.picture ? throughText(this.#through(this.picture, choices.through)) : '',
        choose: (change) => {
          this.choose(change);
        },
      })}
      ${this.renderSentenceBox()} ${this.renderFailure()}
      ${words.length > 0 ? this.#renderPicture(choices, words) : nothing}
    `;
  }

  readonly #throughOptions = rememberLast(throughOptions);

  /** The head that the address names; by default the one that is best at subjects. */
  #through({ card, mode, heads }: Picture, text: string): Through {
    return throughIn(card, mode, heads, text, 'subject');
  }

  #renderPicture(choices: Choices, words: readonly string[]): TemplateResult {
    const { picture } = this;
    const labels = picture?.labels ?? this.#labels(words);
    const query = tokenAt(choices.query, words);
    const through = picture && this.#through(picture, choices.through);
    const weights = picture && through && seenThrough(picture.looks, through);
    const mask = picture?.looks.mask;
    const row = this.rowFor(weights, query);
    const asked = this.#question(choices, through);
    const heldBack = asked?.stage === 'asking' ? query : -1;
    const view = viewFrom(this.context);
    const part: Omit<OverviewPart, 'picture' | 'through'> = {
      query,
      heldBack,
      view,
      choose: (change) => {
        this.choose(change);
      },
    };
    return html`
      <spotlight-words
        compact
        .words=${this.#wordsIn(labels)}
        .weights=${this.#weightsIn(row)}
        .masked=${this.#maskedIn(this.maskedFor(labels, mask, query))}
        .selected=${query - 1}
        .guess=${asked ? labels.indexOf(asked.guess) - 1 : -1}
        .heldBack=${heldBack >= 0}
        .unknown=${picture?.unknown ?? noneUnknown}
        .pointed=${this.pointed?.query === query ? this.pointed.key - 1 : -1}
        .palette=${view.palette}
        @spotlight-word-chosen=${({ detail }: CustomEvent<{ index: number }>) => {
          this.choose({ query: detail.index });
        }}
        @spotlight-word-pointed=${({ detail }: CustomEvent<{ index: number }>) => {
          this.pointed = detail.index < 0 ? undefined : { query, key: detail.index + 1 };
        }}
      ></spotlight-words>
      <div class=${classMap({ parts: true, long: labels.length > mostTokensBeside })}>
        ${
          picture && through
            ? html`<div class="overview">
                ${renderOverview({ ...part, picture, through })}
                ${roleLimits(picture.card, picture.mode).map((text) => html`<p class="limit">${text}</p>`)}
              </div>`
            : html`<div class="overview"></div>`
        }
        ${renderChosen({
          name: picture && through ? throughName(through, picture.heads) : '',
          isOff:
            through?.kind === 'head' && !!picture?.off.some((place) => isSameHead(place, through)),
          labels,
          query,
          weights,
          mask,
          row,
          heldBack,
          pointed: this.pointed,
          view,
          question:
            asked && picture && row && through?.kind === 'head'
              ? this.#renderAsked(asked, picture, query, through, row)
              : nothing,
          chooseQuery: (token) => {
            // The row of [S] is no word's: it can be looked at, and not looked from.
            if (token > 0) this.choose({ query: token - 1 });
          },
          point: (pair) => {
            this.pointed = pair;
          },
        })}
      </div>
      ${
        picture && through && this.isPainted
          ? this.#renderRest(choices, picture, through, part)
          : nothing
      }
    `;
  }

  readonly #labels = rememberLast(tokenLabels);

  // [S] is a token, and no word of the sentence.
  readonly #wordsIn = rememberLast((labels: readonly string[]) => labels.slice(1));
  readonly #weightsIn = rememberLast((row: Float32Array | undefined) => row?.subarray(1));
  readonly #maskedIn = rememberLast((masked: readonly boolean[]) => masked.slice(1));

  /** Asked of the default head, about the word that an example is offered with. */
  #question({ sentence, query }: Choices, through: Through | undefined): Question | undefined {
    const { picture } = this;
    if (!picture || through?.kind !== 'head' || presetFor(sentence)?.query !== query)
      return undefined;
    const isDefault = throughText(through) === throughText(this.#through(picture, ''));
    return isDefault ? this.questionAbout(query, ['example']) : undefined;
  }

  #renderAsked(
    asked: Question,
    { heads, looks, labels }: Picture,
    query: number,
    through: HeadPlace,
    row: Float32Array,
  ): TemplateResult {
    const head = heads.find(({ place }) => isSameHead(place, through));
    if (!head) return html``;
    const seen = looks.mask ? labels.slice(0, query + 1) : labels;
    return this.renderQuestion(
      asked,
      questionText(head, labels[query] ?? ''),
      this.#guessOptions(seen.join(' ')),
      answerText(labels, row, head.role),
    );
  }

  /** Every word once: which of two equal words is meant does not matter for a guess. */
  readonly #guessOptions = rememberLast((labels: string): Answer[] =>
    [...new Set(labels.split(' '))].map((label) => ({ value: label, text: label })),
  );

  #renderRest(
    choices: Choices,
    picture: Picture,
    through: Through,
    part: Omit<OverviewPart, 'picture' | 'through'>,
  ): TemplateResult {
    const { choose, view } = part;
    return html`
      ${renderSwitchOff({
        picture,
        choose,
        drawOthers: (ofRole) =>
          otherHeads(
            picture.heads.map(({ place }) => place),
            ofRole,
            this.#draws++,
          ),
      })}
      <div class="two ruled">
        ${renderAverages({ ...part, picture, through })} ${renderSplit(picture, choose)}
      </div>
      ${renderMinimalPairs({
        picture,
        choices,
        through,
        name: throughName(through, picture.heads),
        view,
        pointed: this.pointedInPair,
        choose,
        point: (pair) => {
          this.pointedInPair = pair;
        },
      })}
    `;
  }
}
