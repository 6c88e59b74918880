/** Lesson 6: train the model, and watch its heads become what they are. */

import { html, type TemplateResult } from 'lit';
import { SpotlightFileButton } from '../../components/file_button/file_button.ts';
import { SpotlightLineChart } from '../../components/line_chart/line_chart.ts';
import { SpotlightProgressLine } from '../../components/progress_line/progress_line.ts';
import { button, focusRing, visuallyHidden } from '../../components/shared_styles.ts';
import type { Engine } from '../../engine/index.ts';
import { createPaced } from '../../state/paced.ts';
import type { Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { modelSentenceMessage, modelWords } from '../learned_words.ts';
import { LessonElement } from '../lesson_element.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { questionId } from '../questions.ts';
import { createCharts } from './charts.ts';
import { renderProgress, renderSettings, type Actions } from './controls.ts';
import {
  aboutFirstRole,
  firstRoleAnswers,
  firstRoleQuestion,
  firstRoleVerdict,
} from './first_role.ts';
import { renderLearned, renderNotes } from './notes.ts';
import { createPictureRenderer, type Picture } from './picture.ts';
import { trainStyles } from './styles.ts';
import { isOther, settingsFrom } from './training_choices.ts';
import { TrainingRun } from './training_run.ts';
import { nothingYet, type TrainingState } from './training_state.ts';
import { announcement, fileName } from './wording.ts';
import { download, readWeights } from './weights_file.ts';

/** More often nobody can look, and drawing would take the time of typing. */
const redrawEvery = 100;

interface PictureRequest {
  readonly words: readonly string[];
  readonly trainer: number;
  readonly seed: number;
  readonly step: number;
}

export class TrainLesson extends LessonElement<PictureRequest, Picture> {
  static override readonly elements = {
    'spotlight-file-button': SpotlightFileButton,
    'spotlight-line-chart': SpotlightLineChart,
    'spotlight-progress-line': SpotlightProgressLine,
  };

  static override properties = {
    ...LessonElement.properties,
    announced: { state: true },
    fileProblem: { state: true },
  };

  static override styles = [focusRing, button, visuallyHidden, lessonStyles, trainStyles];

  /** What screen readers were told last. */
  declare announced: string;
  /** Why the last file could not be used. */
  declare fileProblem: string;

  #run = new TrainingRun();
  #stopListening: (() => void)[] = [];
  readonly #renderCharts = createCharts();
  readonly #renderPicture = createPictureRenderer();
  readonly #redraw = createPaced(redrawEvery, () => {
    if (this.isConnected) this.refresh();
  });

  constructor() {
    super();
    this.announced = '';
    this.fileProblem = '';
  }

  override connectedCallback(): void {
    const { training, choices, engineSource } = this.context;
    this.#run = training.get() ?? this.#run;
    training.set(this.#run);
    this.#stopListening = [
      this.#run.state.subscribe((state, before) => {
        const said = announcement(before, state);
        if (said !== '') this.announced = said;
        this.#redraw();
      }),
      engineSource.status.subscribe(() => {
        this.#useEngine();
      }),
      choices.subscribe(() => {
        this.#startWithOtherSettings();
      }),
    ];
    super.connectedCallback();
    this.#useEngine();
  }

  /** The training waits, and is there again with the lesson. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stopListening) stop();
    this.#run.pause();
  }

  protected override requestFor({ sentence }: Choices): PictureRequest | undefined {
    const { phase, trainer, settings, step } = this.#run.state.get();
    const words = modelWords(sentence);
    if (words.length === 0 || phase === 'waiting') return undefined;
    return { words, trainer, step, seed: settings.seed ?? 0 };
  }

  protected override async makePicture(_: Engine, request: PictureRequest): Promise<Picture> {
    return { ...request, ...(await this.#run.look(request.words.join(' '))) };
  }

  protected override sentenceMessage(): string {
    const { sentence } = this.context.choices.get();
    const { picture } = this;
    const isShown = picture?.words.join(' ') === modelWords(sentence).join(' ');
    const unknown = isShown ? picture.unknown.map((place) => picture.words[place - 1] ?? '') : [];
    return modelSentenceMessage(sentence, unknown, picture?.known ?? 0);
  }

  protected override render(): TemplateResult {
    const choices = this.context.choices.get();
    const state = this.#run.state.get();
    const words = this.picture?.words ?? modelWords(choices.sentence);
    const shown = state.phase === 'waiting' && state.step === 0 ? this.#soonThere() : state;
    const isPending = state.step > 0 && isOther(settingsFrom(choices), state);
    return html`
      ${this.renderHeading('Can you watch it learn?')}
      ${renderSettings(choices, state.parameters, (change) => {
        this.choose(change);
      })}
      ${this.renderFailure()} ${renderProgress(shown, this.#actions)}
      ${renderNotes(state, this.fileProblem, isPending)}
      <p class="visually-hidden" role="status">${this.announced}</p>
      ${this.#renderFirstRole(choices, shown)} ${this.#renderCharts(shown)}
      ${this.#renderPicture(this.picture, {
        state,
        view: viewFrom(this.context),
        words,
        query: Math.min(choices.query, words.length - 1),
        watched: choices.watched,
        pointed: this.pointed,
        sentenceBox: this.renderSentenceBox(),
        choose: (change) => {
          this.choose(change);
        },
        point: (pair) => {
          this.pointed = pair;
        },
      })}
      ${renderLearned()}
    `;
  }

  /** Nothing is held back while it is asked: the charts are empty, and the training answers. */
  #renderFirstRole(choices: Choices, state: TrainingState): TemplateResult {
    const id = questionId(this.place.route, '', aboutFirstRole(settingsFrom(choices)));
    return this.renderQuestion(
      this.question(id, state.step === 0),
      firstRoleQuestion,
      firstRoleAnswers,
      firstRoleVerdict(state),
    );
  }

  /** Until the trainer is there: what it will be. */
  #soonThere(): TrainingState {
    return { ...nothingYet, totalSteps: settingsFrom(this.context.choices.get()).totalSteps };
  }

  readonly #actions: Actions = {
    start: () => {
      this.#run.start();
    },
    pause: () => {
      this.#run.pause();
    },
    startOver: () => {
      this.#startOver();
    },
    save: () => {
      const { state } = this.#run;
      void this.#unlessFailing(async () => {
        download(await this.#run.save(), fileName(state.get()));
      });
    },
    load: (file) => {
      void this.#load(file);
    },
  };

  #startOver(): void {
    this.fileProblem = '';
    const settings = settingsFrom(this.context.choices.get());
    void this.#unlessFailing(() => this.#run.startOver(settings));
  }

  /** As long as nothing has been trained, what is chosen counts at once. */
  #startWithOtherSettings(): void {
    const state = this.#run.state.get();
    const settings = settingsFrom(this.context.choices.get());
    if (state.phase === 'ready' && isOther(settings, state)) this.#startOver();
  }

  async #load(file: File): Promise<void> {
    this.fileProblem = '';
    try {
      await this.#run.load(await readWeights(file));
    } catch (error) {
      this.fileProblem = messageOf(error);
    }
  }

  #useEngine(): void {
    const { choices, engineSource } = this.context;
    const status = engineSource.status.get();
    const engine = status.kind === 'ready' ? status.engine : undefined;
    const settings = settingsFrom(choices.get());
    void this.#unlessFailing(() => this.#run.use(engine, settings));
  }

  async #unlessFailing(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      // A crash is told by the engine's status.
      if (this.context.engineSource.status.get().kind === 'ready') this.failure = messageOf(error);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
