/** Lesson 2: how does a sentence become weights? One head, step by step, each number with its arithmetic. */

import { html, nothing, type TemplateResult } from 'lit';
import { SpotlightArithmetic } from '../../components/arithmetic/arithmetic.ts';
import { SpotlightFormulaSteps } from '../../components/formula_steps/formula_steps.ts';
import { mathStyles } from '../../components/math_text.ts';
import { SpotlightNumberGrid } from '../../components/number_grid/number_grid.ts';
import { button, focusRing, linkButton } from '../../components/shared_styles.ts';
import type { Engine } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import { splitWords, wordLimit } from '../../lib/words.ts';
import type { Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { presetFor } from '../presets.ts';
import { questionId } from '../questions.ts';
import { sentenceMessage } from '../sentence_message.ts';
import { VectorsLesson } from '../vectors_lesson.ts';
import { arithmeticOf, type Arithmetic } from './arithmetic.ts';
import type { Operand } from './arithmetic_parts.ts';
import { cellFrom, cellText, type Cell } from './cell.ts';
import { createChanges } from './changes.ts';
import { createControls } from './controls.ts';
import { renderEditBar } from './edit_bar.ts';
import { editsFrom } from './edits.ts';
import { formulaFor } from './formula.ts';
import { hasKeyRows, sourceOf, stageBeside, stageIn } from './matrices.ts';
import type { MatrixName, StageName } from './matrices.ts';
import { renderFoot } from './foot.ts';
import { renderOtherSentence } from './other_sentence.ts';
import { createPictureMaker, type Picture, type PictureRequest } from './picture.ts';
import { askedAt } from './question.ts';
import { otherWords, requestOf } from './request.ts';
import { followedRow, rowOfWord, wordOfRow } from './rows.ts';
import { stepsOfKey } from './step_keys.ts';
import type { Room } from './matrix_panel.ts';
import { createStepSection } from './step_section.ts';
import { stepsStyles } from './styles.ts';

const blackboardMessage =
  'The blackboard has words of its own. Type a sentence to follow that through the learned model.';

/** In rem: two lines of an example that fits a blackboard. */
const wideFrom = 71;
/** Two columns of text. */
const pageFrom = 40;

const noOperands: readonly Operand[] = [];

export class StepsLesson extends VectorsLesson<PictureRequest, Picture> {
  static override readonly elements = {
    'spotlight-arithmetic': SpotlightArithmetic,
    'spotlight-formula-steps': SpotlightFormulaSteps,
    'spotlight-number-grid': SpotlightNumberGrid,
  };

  static override styles = [focusRing, button, linkButton, mathStyles, lessonStyles, stepsStyles];

  static override properties = {
    ...VectorsLesson.properties,
    unfolded: { state: true },
    room: { state: true },
  };

  /** Wide matrices of which all columns are shown. */
  declare unfolded: ReadonlySet<MatrixName>;
  declare room: Room;

  readonly #makePicture = createPictureMaker();
  readonly #renderControls = createControls();
  readonly #renderStep = createStepSection();
  readonly #changes = createChanges();
  readonly #resizes = new ResizeObserver(() => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const width = this.clientWidth / rem;
    this.room = width >= wideFrom ? 'wide' : width >= pageFrom ? 'page' : 'phone';
  });
  readonly #formula = rememberLast(formulaFor);
  readonly #arithmetic = rememberLast((picture: Picture, cell: string) => {
    const opened = cellFrom(cell);
    return opened && arithmeticOf(picture, opened);
  });

  constructor() {
    super();
    this.unfolded = new Set();
    this.room = 'wide';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onKeydown);
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKeydown);
    this.#resizes.disconnect();
    // Elsewhere the sentence may change: what was edited and opened belongs to what is here now.
    queueMicrotask(() => {
      super.choose({ edits: '', cell: '' });
    });
  }

  protected override requestFor(choices: Choices): PictureRequest | undefined {
    return requestOf(choices, this.shownWords());
  }

  protected override makePicture(engine: Engine, request: PictureRequest): Promise<Picture> {
    return this.#makePicture(engine, this.context.learnedModel, request);
  }

  protected override shownWords(): string[] {
    const choices = this.context.choices.get();
    if (sourceOf(choices) === 'learned') return super.shownWords();
    return splitWords(choices.sentence).slice(0, wordLimit);
  }

  protected override sentenceMessage(): string {
    const choices = this.context.choices.get();
    const source = sourceOf(choices);
    if (source === 'blackboard') return blackboardMessage;
    if (source !== 'cross') return super.sentenceMessage();
    const words = splitWords(choices.sentence);
    // Of two sentences, one word looks at all of the other.
    return words.length === 1 ? '' : sentenceMessage(words);
  }

  protected override choose(change: Partial<Choices>): void {
    const before = this.context.choices.get();
    // The blackboard has no sentence: whoever types one wants to see it.
    const leaves = 'sentence' in change && sourceOf(before) === 'blackboard';
    const whole: Partial<Choices> = leaves
      ? { ...change, followed: 'sentence', vectors: 'learned' }
      : change;
    super.choose({ ...whole, ...this.#changes.clearedBy(before, whole) });
  }

  protected override render(): TemplateResult {
    const choices = this.context.choices.get();
    const source = this.picture?.source ?? sourceOf(choices);
    const stage = stageIn(source, choices.stage);
    const { picture } = this;
    return html`
      ${this.renderHeading('How does a sentence become weights?')}
      ${this.#renderControls({
        choices,
        picture: picture?.source === sourceOf(choices) ? picture : undefined,
        row: picture ? rowOfWord(picture, choices.query) : 0,
        choose: (change) => {
          this.choose(change);
        },
      })}
      ${this.renderSentenceBox()}
      ${
        sourceOf(choices) === 'cross'
          ? renderOtherSentence(choices, otherWords(choices), (change) => {
              this.choose(change);
            })
          : nothing
      }
      ${this.renderFailure()}
      <spotlight-formula-steps
        .parts=${this.#formula(source, stage)}
        @spotlight-stage-chosen=${({ detail }: CustomEvent<{ stage: StageName }>) => {
          this.#step(detail.stage);
        }}
      ></spotlight-formula-steps>
      ${picture ? this.#renderPicture(picture, choices, stage) : nothing}
    `;
  }

  #renderPicture(picture: Picture, choices: Choices, stage: StageName): TemplateResult {
    const row = followedRow(picture, choices);
    const arithmetic = this.#arithmetic(picture, choices.cell);
    const { edits } = choices;
    return html`
      ${this.#renderStep({
        picture,
        stage,
        row,
        opened: arithmetic && cellFrom(choices.cell),
        operands: arithmetic?.operands ?? noOperands,
        unfolded: this.unfolded,
        view: viewFrom(this.context),
        room: this.room,
        arithmetic: arithmetic ? this.#renderArithmetic(picture, arithmetic) : nothing,
        open: (cell) => {
          this.#open(picture, cell);
        },
        chooseRow: (chosen) => {
          this.choose({ cell: '', ...wordOfRow(picture, chosen) });
        },
        unfold: (matrix) => {
          this.unfolded = new Set([...this.unfolded, matrix]);
        },
        edit: (edit) => {
          this.choose({ edits: this.#changes.add(edits, edit) });
        },
      })}
      ${renderEditBar({
        edits: editsFrom(edits).length,
        undone: this.#changes.undone,
        notice: this.#changes.notice,
        undo: () => {
          this.choose({ edits: this.#changes.undo(edits) });
        },
        redo: () => {
          this.choose({ edits: this.#changes.redo(edits) });
        },
        reset: () => {
          this.choose({ edits: this.#changes.reset(edits) });
        },
      })}
      ${this.#renderAsked(picture, choices, stage)}
      ${renderFoot(picture, stage, viewFrom(this.context))}
    `;
  }

  #renderArithmetic(
    { source }: Picture,
    { heading, lines, totals, note }: Arithmetic,
  ): TemplateResult {
    return html`<spotlight-arithmetic
      heading=${heading}
      .lines=${lines}
      .totals=${totals}
      .note=${note}
      .decimals=${source === 'blackboard' ? 3 : 4}
      .palette=${viewFrom(this.context).palette}
      @spotlight-arithmetic-closed=${() => {
        this.choose({ cell: '' });
      }}
    ></spotlight-arithmetic>`;
  }

  #open(picture: Picture, cell: Cell): void {
    const text = cellText(cell);
    if (text === this.context.choices.get().cell) {
      this.choose({ cell: '' });
      return;
    }
    const row = hasKeyRows(cell.matrix) ? {} : wordOfRow(picture, cell.row);
    this.choose({ cell: text, ...row });
  }

  #step(stage: StageName): void {
    this.choose({ stage, cell: '' });
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const offset = stepsOfKey(event, this);
    if (offset === 0) return;
    const choices = this.context.choices.get();
    const source = this.picture?.source ?? sourceOf(choices);
    const stage = stageBeside(source, stageIn(source, choices.stage), offset);
    if (!stage) return;
    event.preventDefault();
    this.#step(stage);
  };

  /** About the row that an example is offered with, whichever is looked at now. */
  #renderAsked(
    picture: Picture,
    { sentence, query }: Choices,
    stage: StageName,
  ): TemplateResult | typeof nothing {
    const { source, input } = picture;
    const last = input.queries.length - 1;
    const place = source === 'blackboard' ? last : (presetFor(sentence)?.query ?? query);
    const asked = askedAt(picture, stage, rowOfWord(picture, place));
    if (!asked) return nothing;
    const about = `${source} ${asked.about}`;
    const question =
      source === 'blackboard'
        ? // It is the same whatever the sentence is.
          this.question(questionId(this.place.route, 'the blackboard', about), true)
        : this.questionAbout(about, ['address', 'example']);
    return question
      ? this.renderQuestion(question, asked.text, asked.options, asked.answer)
      : nothing;
  }
}
