/** Lesson 8: what goes wrong? Nine mistakes that everyone makes once, each beside the right numbers. */

import { html, nothing, type TemplateResult } from 'lit';
import { SpotlightBars } from '../../components/bars/bars.ts';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import { focusRing, hatched, linkButton } from '../../components/shared_styles.ts';
import { SpotlightSummedHeatmap } from '../../components/summed_heatmap/summed_heatmap.ts';
import { SpotlightSwitch } from '../../components/switch/switch.ts';
import type { Engine } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import type { Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { renderLearnedOrigin } from '../learned_origin.ts';
import { tokenAt } from '../learned_words.ts';
import { isPainted } from '../lesson_parts.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { renderRandomOrigin } from '../random_attention.ts';
import { VectorsLesson, type Shown } from '../vectors_lesson.ts';
import { weightStrip } from '../weight_strip.ts';
import { renderControls } from './controls.ts';
import { SpotlightPitfallsGame } from './game_element.ts';
import { LazySections } from './lazy_sections.ts';
import type { PitfallPart, Settings } from './part.ts';
import { createPictureMaker, type Picture, type PictureRequest } from './picture.ts';
import { brokenFrom, brokenText, pitfalls, type Pitfall, type PitfallId } from './pitfalls.ts';
import { questionOf } from './questions.ts';
import { renderSection } from './section.ts';
import { sidesOf } from './sections.ts';
import { pitfallsStyles } from './styles.ts';

/** So many are in sight at first; the others are drawn after them, one by one. */
const firstSections = 1;

const firstSettings: Settings = { rescaled: false, future: 200, factor: 0, shuffle: 0 };

export class PitfallsLesson extends VectorsLesson<PictureRequest, Picture> {
  static override readonly elements = {
    'spotlight-bars': SpotlightBars,
    'spotlight-pitfalls-game': SpotlightPitfallsGame,
    'spotlight-summed-heatmap': SpotlightSummedHeatmap,
    'spotlight-switch': SpotlightSwitch,
  };

  static override styles = [
    focusRing,
    hatched,
    linkButton,
    lessonStyles,
    weightStrip,
    pitfallsStyles,
  ];

  static override properties = {
    ...VectorsLesson.properties,
    settings: { state: true },
    pointedIn: { state: true },
  };

  /** What is set in the pitfalls themselves. */
  declare settings: Settings;
  /** The pitfall in whose pictures something is pointed at. */
  declare pointedIn: PitfallId | '';

  readonly #makePicture = createPictureMaker();
  readonly #sections = new LazySections(() => {
    this.requestUpdate();
  });
  #isWatched = false;

  constructor() {
    super();
    this.settings = firstSettings;
    this.pointedIn = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sections.stop();
    this.#isWatched = false;
  }

  protected override requestFor(choices: Choices): PictureRequest | undefined {
    const words = this.shownWords();
    if (words.length === 0) return undefined;
    const { vectors, through, seed, head } = choices;
    const query =
      vectors === 'learned'
        ? tokenAt(choices.query, words)
        : Math.min(choices.query, words.length - 1);
    const { future, factor, shuffle } = this.settings;
    return { vectors, words, query, through, seed, head, future, factor, shuffle };
  }

  protected override makePicture(engine: Engine, request: PictureRequest): Promise<Picture> {
    return this.#makePicture(engine, this.context.learnedModel, request);
  }

  protected override updated(): void {
    super.updated();
    if (this.#isWatched || !this.isPainted) return;
    this.#isWatched = true;
    this.#sections.watch(this.renderRoot.querySelectorAll('.pitfall'));
  }

  protected override render(): TemplateResult {
    const choices = this.context.choices.get();
    const shown = this.shown(choices);
    const isEmpty = shown.words.length === 0;
    return html`
      ${this.renderHeading('What goes wrong?')}
      <p class="lede">
        Nine mistakes that everyone makes once. Switch one on: its numbers come beside the right
        ones.
      </p>
      ${isEmpty ? nothing : this.#renderControls(choices, shown)} ${this.renderSentenceBox()}
      ${this.renderFailure()}
      ${
        isEmpty
          ? nothing
          : html`<p class="look-for">
                <strong>What to look for:</strong> a row that sees something sums to 1. A sum that
                is off is red, and so is NaN, which means “not a number”. But a mistake can leave
                all sums at 1: then only the right numbers beside it tell.
              </p>
              ${this.#renderSections(choices)}
              ${
                this.isPainted
                  ? html`<spotlight-pitfalls-game
                      class="ruled"
                      id="game"
                      .context=${this.context}
                      .place=${this.place}
                    ></spotlight-pitfalls-game>`
                  : nothing
              }`
      }
    `;
  }

  #renderControls(choices: Choices, shown: Shown): TemplateResult {
    return renderControls({
      choices,
      shown,
      picture: this.picture,
      vectorsPick: this.renderVectorsPick(choices),
      choose: (change) => {
        this.choose(change);
      },
    });
  }

  #renderSections(choices: Choices): TemplateResult[] {
    const { picture, settings, context } = this;
    const view = viewFrom(context);
    const from = this.#from(
      ...[picture, settings, choices.broken, view.palette, view.numbers, view.transposed],
      ...[context.guesses.all.get(), this.draft, this.askedAgain],
    );
    return pitfalls.map((pitfall, index) => {
      const drawn =
        picture &&
        this.#sections.render(pitfall.id, from, index < firstSections, () =>
          this.#renderPitfall(pitfall, picture),
        );
      return drawn ?? this.#renderPitfall(pitfall, undefined);
    });
  }

  protected override goTo(id: string): void {
    this.#sections.drawAll();
    void this.updateComplete.then(isPainted).then(() => {
      super.goTo(id);
    });
  }

  /** The same array as long as nothing has changed that a section is made of. */
  readonly #from = rememberLast((...parts: readonly unknown[]) => parts);

  #renderPitfall(pitfall: Pitfall, picture: Picture | undefined): TemplateResult {
    const { broken } = this.context.choices.get();
    const { id } = pitfall;
    const isBroken = brokenFrom(broken).includes(id);
    return renderSection({
      pitfall,
      isBroken,
      sides: picture && sidesOf[id](this.#part(id, picture)),
      question: picture && !isBroken ? this.#renderAsked(id, picture) : nothing,
      palette: viewFrom(this.context).palette,
      turn: (on) => {
        this.choose({ broken: brokenText(broken, id, on) });
      },
    });
  }

  #renderAsked(id: PitfallId, picture: Picture): TemplateResult | typeof nothing {
    const question = questionOf(id, picture);
    const asked = question && this.questionAbout(id, ['address', 'example']);
    return asked
      ? this.renderQuestion(asked, question.text, question.options, question.answer)
      : nothing;
  }

  #part(id: PitfallId, picture: Picture): PitfallPart {
    return {
      picture,
      settings: this.settings,
      view: viewFrom(this.context),
      pointed: this.pointedIn === id ? this.pointed : undefined,
      point: (pair: Pair | undefined) => {
        this.pointed = pair;
        this.pointedIn = pair ? id : '';
      },
      chooseRow: (row) => {
        // The row of [S] is no word's: it can be looked at, and not looked from.
        const first = picture.vectors === 'learned' ? 1 : 0;
        if (row >= first) this.choose({ query: row - first });
      },
      set: (change) => {
        this.settings = { ...this.settings, ...change };
        this.refresh();
      },
      origin: (note) =>
        picture.vectors === 'learned'
          ? renderLearnedOrigin(picture.card, note)
          : renderRandomOrigin(picture.seed, note),
      randomOrigin: (note) => renderRandomOrigin(picture.randomSeed, note),
    };
  }
}
