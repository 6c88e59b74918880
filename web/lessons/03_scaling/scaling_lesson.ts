/** Lesson 3: why divide by the root of d? Scores with and without it, what softmax makes of them, and training. */

import { html, nothing, type TemplateResult } from 'lit';
import { SpotlightHistogram } from '../../components/histogram/histogram.ts';
import { SpotlightLineChart } from '../../components/line_chart/line_chart.ts';
import { SpotlightProgressLine } from '../../components/progress_line/progress_line.ts';
import { button, focusRing, hatched, visuallyHidden } from '../../components/shared_styles.ts';
import { SpotlightSlider } from '../../components/slider/slider.ts';
import type { Engine } from '../../engine/index.ts';
import { createPaced } from '../../state/paced.ts';
import type { Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { renderLearnedOrigin } from '../learned_origin.ts';
import { modelSentenceMessage, modelWords } from '../learned_words.ts';
import { LessonElement } from '../lesson_element.ts';
import { lessonStyles } from '../lesson_styles.ts';
import type { Preset } from '../presets.ts';
import { questionId } from '../questions.ts';
import { weightStrip } from '../weight_strip.ts';
import { renderClaims, spreadAnswer, spreadAnswers, spreadQuestion } from './claims.ts';
import { renderControls, renderSlider } from './controls.ts';
import { renderHistograms } from './histograms.ts';
import { renderMeasures } from './measures.ts';
import { renderOneRow } from './one_row.ts';
import { createPictureMaker, type Picture, type PictureRequest } from './picture.ts';
import { scalingStyles } from './styles.ts';
import { TrialRun } from './trial_run.ts';
import { createTrialSection } from './trial_section.ts';
import { announcement } from './trial_wording.ts';
import { lookFor, randomOriginDetails, randomOriginText } from './wording.ts';

/** More often nobody can look, and drawing would take the time of training. */
const redrawEvery = 100;

export class ScalingLesson extends LessonElement<PictureRequest, Picture> {
  static override readonly elements = {
    'spotlight-histogram': SpotlightHistogram,
    'spotlight-line-chart': SpotlightLineChart,
    'spotlight-progress-line': SpotlightProgressLine,
    'spotlight-slider': SpotlightSlider,
  };

  static override properties = { ...LessonElement.properties, announced: { state: true } };

  static override styles = [
    focusRing,
    button,
    hatched,
    visuallyHidden,
    lessonStyles,
    weightStrip,
    scalingStyles,
  ];

  /** What screen readers were told last. */
  declare announced: string;

  readonly #makePicture = createPictureMaker();
  readonly #renderTrial = createTrialSection();
  readonly #run = new TrialRun(64);
  #stopListening: (() => void)[] = [];
  readonly #redraw = createPaced(redrawEvery, () => {
    this.requestUpdate();
  });

  constructor() {
    super();
    this.announced = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    let before = this.#run.state.get();
    this.#stopListening = [
      this.#run.state.subscribe((state) => {
        const said = announcement(before, state);
        if (said !== '') this.announced = said;
        before = state;
        this.#redraw();
      }),
      this.context.choices.subscribe(() => {
        this.#followTrial();
      }),
    ];
    this.#followTrial();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stopListening) stop();
    this.#run.cancel();
  }

  /** Lines of other heads than the chosen ones are dropped. */
  #followTrial(): void {
    const headDim = Number(this.context.choices.get().trial);
    if (this.#run.state.get().headDim !== headDim) this.#run.reset(headDim);
  }

  protected override requestFor(choices: Choices): PictureRequest | undefined {
    const { scores, dim, seed, mode, through } = choices;
    if (scores === 'random') return { scores, dim, seed };
    const words = this.shownWords();
    if (words.length === 0) return undefined;
    return scores === 'projected'
      ? { scores, words, dim, seed }
      : { scores, words, seed, mode, through };
  }

  protected override makePicture(engine: Engine, request: PictureRequest): Promise<Picture> {
    return this.#makePicture(engine, this.context.learnedModel, request);
  }

  /** Whoever gives a sentence wants to see it: random queries and keys have none. */
  protected override choose(change: Partial<Choices>): void {
    const isHidden = this.context.choices.get().scores === 'random';
    super.choose(
      change.sentence !== undefined && isHidden ? { ...change, scores: 'projected' } : change,
    );
  }

  protected override shownWords(): string[] {
    const { scores, sentence } = this.context.choices.get();
    return scores === 'learned' ? modelWords(sentence) : super.shownWords();
  }

  protected override sentenceMessage(): string {
    const { scores, sentence } = this.context.choices.get();
    if (scores === 'random') return '';
    if (scores === 'projected') return super.sentenceMessage();
    const learned = this.picture?.scores === 'learned' ? this.picture : undefined;
    const unknown = learned?.words.filter((_, word) => learned.learned.unknown[word]) ?? [];
    return modelSentenceMessage(sentence, unknown, learned?.learned.known ?? 0);
  }

  /** A preset comes with the word to look from, and with the head that it is about. */
  protected override choicesFor(preset: Preset): Partial<Choices> {
    return { ...super.choicesFor(preset), through: preset.role };
  }

  protected override renderOrigin(): TemplateResult {
    const { picture } = this;
    if (picture?.scores === 'learned') return renderLearnedOrigin(picture.learned.card);
    if (!picture && this.context.choices.get().scores === 'learned')
      return renderLearnedOrigin(undefined);
    return this.#renderRandomOrigin(picture);
  }

  #renderRandomOrigin(picture: Picture | undefined): TemplateResult {
    const seed = picture?.seed ?? this.context.choices.get().seed;
    return html`<spotlight-origin kind="random"
      >${randomOriginText(seed)}${
        picture ? html`<span slot="details">${randomOriginDetails(picture)}</span>` : nothing
      }</spotlight-origin
    >`;
  }

  protected override renderMeanwhile(): TemplateResult {
    return html`<button
      class="link-button"
      @click=${() => {
        this.choose({ scores: 'random' });
      }}
    >
      Look at random queries and keys meanwhile
    </button>`;
  }

  protected override render(): TemplateResult {
    const choices = this.context.choices.get();
    const { picture } = this;
    const isEmpty = choices.scores !== 'random' && this.shownWords().length === 0;
    const choose = (change: Partial<Choices>): void => {
      this.choose(change);
    };
    return html`
      ${this.renderHeading('Why divide by √d?')}
      <p class="lede">
        A score adds up d products, one for each number of the query and the key. The more there
        are, the wider the scores spread.
      </p>
      ${renderControls(choices, picture, choose)} ${this.renderSentenceBox()}
      ${renderSlider(choices, picture, choose)} ${this.renderFailure()}
      ${
        isEmpty
          ? nothing
          : html`${renderHistograms(picture, choices.dim, this.renderOrigin())}
            ${picture ? this.#renderPicture(picture, choices, choose) : nothing}`
      }
      ${this.#renderTrial({
        state: this.#run.state.get(),
        trial: choices.trial,
        whyNoStart: this.#whyNoStart(),
        announced: this.announced,
        choose,
        start: this.#start,
        cancel: this.#cancel,
      })}
    `;
  }

  #renderPicture(
    picture: Picture,
    choices: Choices,
    choose: (change: Partial<Choices>) => void,
  ): TemplateResult {
    const { palette } = viewFrom(this.context);
    return html`${renderMeasures(picture)}
      <div class="sides">
        <section>
          <h2>What to look for</h2>
          ${lookFor(picture).map((text) => html`<p>${text}</p>`)}
        </section>
        ${this.#renderSpreadQuestion(picture)}
      </div>
      ${renderOneRow({ picture, choices, palette, choose })} ${this.renderOrigin()}
      ${renderClaims(picture)} ${this.#renderRandomOrigin(picture)}
      ${picture.scores === 'learned' ? this.renderOrigin() : nothing}`;
  }

  /** It is the same whatever the sentence is. */
  #renderSpreadQuestion({ measured }: Picture): TemplateResult {
    const asked = this.question(questionId(this.place.route, '', 'spread'), true);
    return this.renderQuestion(asked, spreadQuestion, spreadAnswers, spreadAnswer(measured));
  }

  #whyNoStart(): string {
    const { kind } = this.context.engineSource.status.get();
    return kind === 'ready' ? '' : 'The engine is not there';
  }

  readonly #start = (): void => {
    const status = this.context.engineSource.status.get();
    if (status.kind === 'ready') void this.#run.start(status.engine);
  };

  readonly #cancel = (): void => {
    this.#run.cancel();
  };
}
