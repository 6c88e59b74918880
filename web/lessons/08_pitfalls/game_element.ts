/**
 * The game "Find the bug", an element of its own below the pitfalls: it asks the engine for its picture only
 * when it is near the screen, so that it costs nothing to who types a sentence above.
 */

import { html, nothing, type TemplateResult } from 'lit';
import type { Answer } from '../../components/predict_first/predict_first.ts';
import { button, focusRing, linkButton } from '../../components/shared_styles.ts';
import type { Engine } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import { choiceFields, type Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { modelWords } from '../learned_words.ts';
import { LessonElement } from '../lesson_element.ts';
import { goToPart } from '../lesson_parts.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { faultNames, type FaultId } from './game_faults.ts';
import { createGamePictureMaker, type GamePicture, type GameRequest } from './game_picture.ts';
import { renderGame } from './game_section.ts';
import { gameStyles } from './game_styles.ts';
import { brokenText, type PitfallId } from './pitfalls.ts';
import { gameQuestion, oldRounds, tallyOf } from './game_tally.ts';

const lastRound = 9999;
/** So far from the screen it still computes. */
const nearness = '800px';

const askingWords = { lead: 'Before the proof:', action: 'Show the proof' };

export class SpotlightPitfallsGame extends LessonElement<GameRequest, GamePicture> {
  static override styles = [focusRing, button, linkButton, lessonStyles, gameStyles];

  static override properties = {
    ...LessonElement.properties,
    chosen: { state: true },
  };

  /** A row that was chosen, of the picture in which it was. */
  declare chosen: { readonly picture: GamePicture; readonly row: number } | undefined;

  readonly #makePicture = createGamePictureMaker();
  #isNear = false;
  readonly #nearness = new IntersectionObserver(
    (entries) => {
      this.#isNear = entries.at(-1)?.isIntersecting ?? false;
      if (this.#isNear) this.refresh();
    },
    { rootMargin: nearness },
  );

  constructor() {
    super();
    this.chosen = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#nearness.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#nearness.disconnect();
  }

  protected override shownWords(): string[] {
    return modelWords(this.context.choices.get().sentence);
  }

  protected override requestFor({ vectors, seed, round }: Choices): GameRequest | undefined {
    const words = this.shownWords();
    if (!this.#isNear || words.length === 0) return undefined;
    return { words, vectors, seed, round };
  }

  protected override makePicture(engine: Engine, request: GameRequest): Promise<GamePicture> {
    return this.#makePicture(engine, this.context.learnedModel, request);
  }

  protected override render(): TemplateResult {
    const { picture } = this;
    return html`<section>
      <h2 tabindex="-1">Find the bug</h2>
      <p>One mistake was made in this picture, or none. Its numbers give it away.</p>
      ${this.#renderRound()} ${this.failure === '' ? nothing : this.renderFailure()}
      ${picture ? this.#renderPicture(picture) : nothing} ${this.#renderFoot()}
    </section>`;
  }

  #renderRound(): TemplateResult {
    return html`<p class="controls">
      Round
      <spotlight-number-field
        label="Round"
        .min=${1}
        .max=${lastRound}
        .value=${this.context.choices.get().round}
        @spotlight-number-changed=${({ detail }: CustomEvent<{ value: number }>) => {
          this.choose({ round: detail.value });
        }}
      ></spotlight-number-field>
      with this sentence, the same for everybody
    </p>`;
  }

  #renderPicture(picture: GamePicture): TemplateResult {
    const question = this.question(gameQuestion(this.place.route, picture), true);
    return renderGame({
      picture,
      isAnswered: question.stage !== 'asking',
      row: this.chosen?.picture === picture ? this.chosen.row : picture.row,
      pointed: this.pointed,
      view: viewFrom(this.context),
      choices: this.context.choices.get(),
      ask: (answer) =>
        this.renderQuestion(
          question,
          'what went wrong in this picture, if anything?',
          this.#options(picture.offered),
          answer,
          askingWords,
        ),
      chooseRow: (row) => {
        this.chosen = { picture, row };
      },
      point: (pair) => {
        this.pointed = pair;
      },
      showPitfall: (id) => {
        this.#showPitfall(id);
      },
    });
  }

  readonly #options = rememberLast((offered: readonly FaultId[]): Answer[] =>
    offered.map((id) => ({ value: id, text: faultNames[id] })),
  );

  #renderFoot(): TemplateResult {
    const { right, played } = tallyOf(this.context.guesses.all.get());
    return html`<div class="foot">
      <button
        class="button"
        @click=${() => {
          this.#goToNextRound();
        }}
      >
        Next round
      </button>
      ${played === 0 ? nothing : html`<span>On this device: ${right} of ${played} named right</span>`}
    </div>`;
  }

  /** The focus goes back to where a round begins. */
  #goToNextRound(): void {
    const { guesses } = this.context;
    for (const question of oldRounds(guesses.all.get().keys())) guesses.forget(question);
    const { round } = this.context.choices.get();
    this.choose({ round: round < lastRound ? round + 1 : choiceFields.round.fallback });
    this.renderRoot.querySelector('h2')?.focus();
  }

  /** The pitfalls stand in the lesson around this element. */
  #showPitfall(id: PitfallId): void {
    const { broken } = this.context.choices.get();
    this.choose({ broken: brokenText(broken, id, true) });
    goToPart(this.getRootNode() as ShadowRoot, id);
  }
}
