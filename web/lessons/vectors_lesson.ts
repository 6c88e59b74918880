/**
 * Lessons that show the learned model's vectors, or random ones: which of the two, what can be said of the
 * sentence, and where the numbers come from.
 */

import { html, nothing, type TemplateResult } from 'lit';
import type { PickOption } from '../components/pick/pick.ts';
import type { Role } from '../engine/index.ts';
import { rememberLast } from '../lib/remember.ts';
import { type Choices } from './choices.ts';
import { renderSeedField } from './seed_field.ts';
import { throughText, type Through } from './head_choices.ts';
import { awaitedOption, throughIn, throughOptions } from './known_heads.ts';
import { renderLearnedOrigin } from './learned_origin.ts';
import type { LearnedSentence } from './learned_sentence.ts';
import { modelSentenceMessage, modelWords, tokenAt, tokenLabels } from './learned_words.ts';
import { LessonElement } from './lesson_element.ts';
import { presetFor, type Preset } from './presets.ts';
import { renderRandomOrigin } from './random_attention.ts';

/** A picture of one kind of vectors or the other. */
type VectorsPicture =
  | { readonly vectors: 'random'; readonly words: readonly string[]; readonly seed: number }
  | ({ readonly vectors: 'learned'; readonly words: readonly string[] } & LearnedSentence);

/** The sentence as it is drawn. */
export interface Shown {
  readonly vectors: Choices['vectors'];
  /** What was typed, as much as is shown. */
  readonly words: readonly string[];
  /** Of rows and columns: the words, with the learned model all tokens. */
  readonly labels: readonly string[];
  /** What can be looked from, and stands in the sentence: all labels but [S]. */
  readonly inSentence: readonly string[];
  /** The place of the first of those among the labels. */
  readonly first: number;
  /** The row of the word that is looked from. */
  readonly query: number;
  /** Which words of the sentence the model does not know. */
  readonly unknown: readonly boolean[];
}

const vectorOptions: readonly PickOption[] = [
  { value: 'learned', text: 'learned vectors' },
  { value: 'random', text: 'random vectors' },
];

const noneUnknown: readonly boolean[] = [];

type Picked = CustomEvent<{ value: string }>;

export abstract class VectorsLesson<
  Request extends object,
  Picture extends VectorsPicture,
> extends LessonElement<Request, Picture> {
  protected override shownWords(): string[] {
    const { vectors, sentence } = this.context.choices.get();
    return vectors === 'learned' ? modelWords(sentence) : super.shownWords();
  }

  protected override sentenceMessage(): string {
    const { vectors, sentence } = this.context.choices.get();
    if (vectors === 'random') return super.sentenceMessage();
    const learned = this.#learned();
    const unknown = learned?.words.filter((_, word) => learned.unknown[word]) ?? [];
    return modelSentenceMessage(sentence, unknown, learned?.known ?? 0);
  }

  /** A preset comes with the word to look from, and with the head that it is about. */
  protected override choicesFor(preset: Preset): Partial<Choices> {
    return { ...super.choicesFor(preset), through: preset.role };
  }

  protected override renderOrigin(): TemplateResult {
    const { vectors, seed } = this.context.choices.get();
    const shown: VectorsPicture | undefined = this.picture;
    if (shown?.vectors === 'random') return renderRandomOrigin(shown.seed);
    if (shown || vectors === 'learned') return renderLearnedOrigin(shown?.card);
    return renderRandomOrigin(seed);
  }

  protected override renderMeanwhile(): TemplateResult {
    return html`<button
      class="link-button"
      @click=${() => {
        this.choose({ vectors: 'random' });
      }}
    >
      Look at random vectors meanwhile
    </button>`;
  }

  /** What is drawn; until the first picture is there, the words alone. */
  protected shown({ vectors, query }: Choices): Shown {
    const picture: VectorsPicture | undefined = this.picture;
    const words = picture?.words ?? this.shownWords();
    if ((picture?.vectors ?? vectors) === 'random') {
      return {
        vectors: 'random',
        words,
        labels: words,
        inSentence: words,
        first: 0,
        query: Math.min(query, words.length - 1),
        unknown: noneUnknown,
      };
    }
    const learned = this.#learned();
    const labels = learned?.labels ?? this.#labelsOf(words);
    return {
      vectors: 'learned',
      words,
      labels,
      inSentence: this.#withoutStart(labels),
      first: 1,
      query: tokenAt(query, words),
      unknown: learned?.unknown ?? noneUnknown,
    };
  }

  readonly #labelsOf = rememberLast(tokenLabels);
  readonly #withoutStart = rememberLast((labels: readonly string[]) => labels.slice(1));

  #learned(): (VectorsPicture & { readonly vectors: 'learned' }) | undefined {
    const picture: VectorsPicture | undefined = this.picture;
    return picture?.vectors === 'learned' ? picture : undefined;
  }

  /** The weights of the row that belong to the sentence; the same object as long as they are the same. */
  protected readonly inSentence = rememberLast((row: Float32Array | undefined, first: number) =>
    row?.subarray(first),
  );

  /** The same for which words are masked. */
  protected readonly maskedInSentence = rememberLast((masked: readonly boolean[], first: number) =>
    masked.slice(first),
  );

  /** What is looked through: by default the head that the preset is about. */
  protected through(learned: LearnedSentence): Through {
    const { through } = this.context.choices.get();
    // Left to right, also for pictures of both ways: it is the same head in both.
    return throughIn(learned.card, 'causal', learned.heads, through, this.#roleOfPreset());
  }

  #roleOfPreset(): Role {
    return presetFor(this.context.choices.get().sentence)?.role ?? 'antecedent';
  }

  /** "through [head 2·4, “antecedent”]", with random vectors nothing. */
  protected renderThroughPick(): TemplateResult | typeof nothing {
    const learned = this.#learned();
    const { vectors } = this.context.choices.get();
    if (!learned && (this.picture !== undefined || vectors === 'random')) return nothing;
    return html`through
      <spotlight-pick
        label="Head"
        .options=${
          learned ? this.#throughOptions(learned.heads) : this.#awaitedOptions(this.#roleOfPreset())
        }
        .value=${learned ? throughText(this.through(learned)) : ''}
        @spotlight-picked=${({ detail }: Picked) => {
          this.choose({ through: detail.value });
        }}
      ></spotlight-pick>`;
  }

  readonly #throughOptions = rememberLast(throughOptions);
  readonly #awaitedOptions = rememberLast((role: Role) => [awaitedOption(role)]);

  /** "with [learned vectors]", for random ones with their seed. */
  protected renderVectorsPick({ vectors, seed }: Choices): TemplateResult {
    return html`<spotlight-pick
        label="Vectors"
        .options=${vectorOptions}
        .value=${vectors}
        @spotlight-picked=${({ detail }: Picked) => {
          this.choose({ vectors: detail.value as Choices['vectors'] });
        }}
      ></spotlight-pick
      >${
        vectors === 'learned'
          ? nothing
          : html`,
            ${renderSeedField('seed', seed, (change) => {
              this.choose(change);
            })}`
      }`;
  }
}
