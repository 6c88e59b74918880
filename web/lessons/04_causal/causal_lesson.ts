/** Lesson 4: what may a word see? The mask, two ways of reading, generation, and a test for leaks. */

import { html, nothing, type TemplateResult } from 'lit';
import { SpotlightBars } from '../../components/bars/bars.ts';
import { SpotlightStepper } from '../../components/stepper/stepper.ts';
import { focusRing, linkButton } from '../../components/shared_styles.ts';
import type { PickOption } from '../../components/pick/pick.ts';
import type { Engine } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import { headOptions, replacements, type Choices } from '../choices.ts';
import { viewFrom } from '../context.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { VectorsLesson, type Shown } from '../vectors_lesson.ts';
import { wordOptions } from '../word_options.ts';
import { renderComparison } from './comparison.ts';
import { createGeneration } from './generation.ts';
import { leakAnswers, leakQuestion, leakTable, leakVerdict } from './leak_test.ts';
import type { LessonPart } from './part.ts';
import {
  createPictureMaker,
  requestOf,
  weightsIn,
  type Picture,
  type PictureRequest,
} from './picture.ts';
import { renderRules } from './rules.ts';
import { causalStyles } from './styles.ts';

const replacementOptions: readonly PickOption[] = replacements.map((word) => ({
  value: word,
  text: word,
}));

/** What "result" means in the leak test. */
const leakCaptions: Readonly<Record<Choices['vectors'], string>> = {
  random: 'Largest change in each word’s output',
  learned: 'Largest change in what the model says at each word (its logits)',
};

type Picked = CustomEvent<{ value: string }>;

export class CausalLesson extends VectorsLesson<PictureRequest, Picture> {
  static override readonly elements = {
    'spotlight-bars': SpotlightBars,
    'spotlight-stepper': SpotlightStepper,
  };

  static override styles = [focusRing, linkButton, lessonStyles, causalStyles];

  readonly #makePicture = createPictureMaker();
  readonly #renderGeneration = createGeneration();

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
    const isEmpty = shown.words.length === 0;
    const part = this.#part(choices, shown);
    return html`
      ${this.renderHeading('What may a word see?')}
      ${isEmpty ? nothing : this.#renderControls(choices, shown)} ${this.renderSentenceBox()}
      ${this.renderFailure()}
      ${
        isEmpty
          ? nothing
          : html`${renderRules(part)} ${this.#renderGeneration(part)} ${this.#renderLeakTest(part)}
            ${renderComparison((id) => {
              this.goTo(id);
            })}`
      }
    `;
  }

  #part(choices: Choices, shown: Shown): LessonPart {
    const { picture, pointed } = this;
    const weights = picture && weightsIn(picture, (learned) => this.through(learned));
    return {
      choices,
      shown,
      view: viewFrom(this.context),
      picture,
      both: weights?.both,
      causal: weights?.causal,
      pointed,
      origin: this.renderOrigin(),
      choose: (change) => {
        this.choose(change);
      },
      point: (pair) => {
        this.pointed = pair;
      },
    };
  }

  #renderControls(choices: Choices, { inSentence, first, query }: Shown): TemplateResult {
    const isLearned = choices.vectors === 'learned';
    return html`<p class="controls">
      ${
        isLearned
          ? 'One sentence, one model, two rules.'
          : 'One sentence, one set of Q, K and V, two rules.'
      }
      Looking from
      <spotlight-pick
        label="Looking from"
        .options=${this.#placeOptions(inSentence)}
        .value=${String(query - first)}
        @spotlight-picked=${({ detail }: Picked) => {
          this.choose({ query: Number(detail.value) });
        }}
      ></spotlight-pick>
      ${isLearned ? this.renderThroughPick() : this.#renderHeadPick(choices)} with
      ${this.renderVectorsPick(choices)}
    </p>`;
  }

  #renderHeadPick({ head }: Choices): TemplateResult {
    return html`through
      <spotlight-pick
        label="Head"
        .options=${headOptions}
        .value=${String(head)}
        @spotlight-picked=${({ detail }: Picked) => {
          this.choose({ head: Number(detail.value) });
        }}
      ></spotlight-pick>`;
  }

  #renderLeakTest({ shown, picture, origin }: LessonPart): TemplateResult {
    const { vectors, words, first } = shown;
    const changed = picture?.changed ?? words.length - 1;
    const replacement = picture?.replacement ?? '';
    // Asked of the change that is there at first; whoever makes another one sees what it does.
    const isFirst = changed === words.length - 1 && replacement === replacements[0];
    const about = vectors === 'learned' ? 'leak learned' : 'leak';
    const asked =
      isFirst && changed >= 2 ? this.questionAbout(about, ['address', 'example']) : undefined;
    const heldBack = asked?.stage === 'asking' ? changed + first : 0;
    const verdict = picture ? leakVerdict(picture.leak) : '';
    return html`<section class="ruled" id="leak" tabindex="-1">
      <h2>Leak test: change one word. Which results change?</h2>
      <p class="controls">
        Change
        <spotlight-pick
          label="Word to change"
          .options=${this.#placeOptions(words)}
          .value=${String(changed)}
          @spotlight-picked=${({ detail }: Picked) => {
            this.choose({ changed: Number(detail.value) });
          }}
        ></spotlight-pick>
        to
        <spotlight-pick
          label="Change it to"
          .options=${replacementOptions}
          .value=${replacement}
          @spotlight-picked=${({ detail }: Picked) => {
            this.choose({ replacement: detail.value as Choices['replacement'] });
          }}
        ></spotlight-pick>
      </p>
      ${picture ? leakTable(picture.leak, leakCaptions[vectors], heldBack) : nothing}
      ${
        asked && picture
          ? this.renderQuestion(asked, leakQuestion(picture.leak), leakAnswers, verdict)
          : html`<p>${verdict}</p>`
      }
      ${origin}
    </section>`;
  }

  readonly #placeOptions = rememberLast(wordOptions);
}
