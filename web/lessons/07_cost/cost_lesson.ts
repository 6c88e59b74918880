/** Lesson 7: what attention costs: pairs that are counted, time and memory that are measured, and four million weights. */

import { html, nothing, type TemplateResult } from 'lit';
import { SpotlightLogChart } from '../../components/log_chart/log_chart.ts';
import { SpotlightProgressLine } from '../../components/progress_line/progress_line.ts';
import { button, focusRing, visuallyHidden } from '../../components/shared_styles.ts';
import { SpotlightSegments } from '../../components/segments/segments.ts';
import { SpotlightSlider } from '../../components/slider/slider.ts';
import { SpotlightWeightMap } from '../../components/weight_map/weight_map.ts';
import { createEngine, type Engine } from '../../engine/index.ts';
import { countText } from '../../lib/quantities.ts';
import { createPaced } from '../../state/paced.ts';
import { choiceFields, longestText, type Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { LessonElement } from '../lesson_element.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { questionId } from '../questions.ts';
import { CostRun, type Machine } from './cost_run.ts';
import { renderElsewhere } from './elsewhere.ts';
import { renderMap } from './map_section.ts';
import { createMeasuringSection } from './measuring_section.ts';
import { causalPairsOf, pairsOf, renderPairs, squares } from './pairs.ts';
import { makePicture, type Picture, type PictureRequest } from './picture.ts';
import { doublingAnswer, doublingAnswers, doublingQuestion } from './question.ts';
import { costStyles } from './styles.ts';
import { announcement } from './wording.ts';

/** More often nobody can look, and drawing would take the time of computing. */
const redrawEvery = 100;

/** 2 to the power of it is the longest text. */
const doublings = Math.log2(longestText);

const machine: Machine = {
  startEngine: (signal) => createEngine({ signal }),
  memoryGigabytes: (navigator as { deviceMemory?: number }).deviceMemory,
};

export class CostLesson extends LessonElement<PictureRequest, Picture> {
  static override readonly elements = {
    'spotlight-log-chart': SpotlightLogChart,
    'spotlight-progress-line': SpotlightProgressLine,
    'spotlight-segments': SpotlightSegments,
    'spotlight-slider': SpotlightSlider,
    'spotlight-weight-map': SpotlightWeightMap,
  };

  static override properties = { ...LessonElement.properties, announced: { state: true } };

  static override styles = [focusRing, button, visuallyHidden, lessonStyles, costStyles];

  /** What screen readers were told last. */
  declare announced: string;

  /** A link to a length promises its pairs. */
  #asksFirst = true;
  #run = new CostRun();
  #stopListening: (() => void) | undefined;
  readonly #renderMeasuring = createMeasuringSection();
  readonly #redraw = createPaced(redrawEvery, () => {
    this.requestUpdate();
  });

  constructor() {
    super();
    this.announced = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { choices, costs } = this.context;
    this.#asksFirst = choices.get().length === choiceFields.length.fallback;
    this.#run = costs.get() ?? this.#run;
    costs.set(this.#run);
    let before = this.#run.state.get();
    this.#stopListening = this.#run.state.subscribe((state) => {
      const said = announcement(before, state);
      if (said !== '') this.announced = said;
      before = state;
      this.#redraw();
    });
  }

  /** What was measured is there again with the lesson. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.#run.cancel();
  }

  protected override requestFor({ seed, reading }: Choices): PictureRequest {
    return { seed, reading };
  }

  protected override makePicture(engine: Engine, request: PictureRequest): Promise<Picture> {
    return makePicture(engine, request);
  }

  protected override render(): TemplateResult {
    const choices = this.context.choices.get();
    const { length } = choices;
    const state = this.#run.state.get();
    const choose = (change: Partial<Choices>): void => {
      this.choose(change);
    };
    const asked = this.question(questionId(this.place.route, '', 'doubling'), this.#asksFirst);
    const heldBack = asked.stage === 'asking';
    const failure = this.renderFailure();
    return html`
      ${this.renderHeading('What does it cost?')}
      <p class="lede">Every word is compared with every word. ${this.#sentenceText()}</p>
      ${this.renderSentenceBox()}
      <spotlight-slider
        label="n, the number of words"
        .doublings=${doublings}
        .markEvery=${4}
        .value=${length}
        @spotlight-number-changed=${({ detail }: CustomEvent<{ value: number }>) => {
          choose({ length: detail.value });
        }}
      ></spotlight-slider>
      ${failure}
      <p class="law">
        Twice the words, ${heldBack ? 'how many pairs?' : html`four times the pairs. ${squares}`}
      </p>
      ${renderPairs(length, heldBack)}
      ${this.renderQuestion(
        asked,
        doublingQuestion(length),
        doublingAnswers(length),
        doublingAnswer(length),
      )}
      ${this.#renderMeasuring({
        state,
        whyNoStart: this.#whyNoStart(),
        announced: this.announced,
        start: this.#start,
        goOn: this.#goOn,
        cancel: this.#cancel,
      })}
      ${renderElsewhere(state)}
      ${
        failure === nothing || this.picture
          ? renderMap({
              picture: this.picture,
              choices,
              view: viewFrom(this.context),
              origin: this.renderOrigin(),
              choose,
            })
          : nothing // nor is it being computed
      }
    `;
  }

  #sentenceText(): string | typeof nothing {
    const words = this.shownWords().length;
    if (words === 0) return nothing;
    const [pairs, causal] = [pairsOf(words), causalPairsOf(words)];
    return `Your sentence has ${words} ${words === 1 ? 'word' : 'words'}: ${words} × ${words} = ${countText(pairs)} ${pairs === 1 ? 'pair' : 'pairs'}, ${countText(causal)} of them left to right.`;
  }

  #whyNoStart(): string {
    const { kind } = this.context.engineSource.status.get();
    return kind === 'ready' ? '' : 'The engine is not there';
  }

  readonly #start = (): void => {
    void this.#run.start(machine);
  };

  readonly #goOn = (): void => {
    void this.#run.goOnUntilMemoryEnds(machine);
  };

  readonly #cancel = (): void => {
    this.#run.cancel();
  };
}
