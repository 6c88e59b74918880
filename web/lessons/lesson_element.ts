/**
 * What every lesson does the same: it listens to the choices, asks the engine for a picture whenever they
 * change, keeps the last one while the next is computed, and says so when there is none to be had.
 */

import { html, nothing, type TemplateResult } from 'lit';
import type { ElementTable } from '../components/define_elements.ts';
import type { Pair } from '../components/grid/matrix_grid.ts';
import type { Engine } from '../engine/index.ts';
import { rememberLast } from '../lib/remember.ts';
import { rowOf, type Matrix } from '../lib/tensor.ts';
import { splitWords, wordLimit } from '../lib/words.ts';
import { createLatest } from '../state/latest.ts';
import { AskingElement } from './asking_element.ts';
import type { Choices } from './choices.ts';
import { renderFailureNotice } from './failure_notice.ts';
import { ModelNotLoaded } from './learned_model.ts';
import { goToPart, isPainted } from './lesson_parts.ts';
import { presetFor, presetSentences, type Preset } from './presets.ts';
import { renderRandomOrigin } from './random_attention.ts';
import { sentenceMessage } from './sentence_message.ts';

export abstract class LessonElement<
  Request extends object,
  Picture extends { readonly seed: number },
> extends AskingElement {
  static readonly elements: ElementTable = {};

  static override properties = {
    ...AskingElement.properties,
    picture: { state: true },
    failure: { state: true },
    modelFailed: { state: true },
    pointed: { state: true },
    isPainted: { state: true },
  };

  /** The last picture; it stays while the next is computed, and when the next cannot be. */
  declare picture: Picture | undefined;
  /** Why the last computation failed. */
  declare failure: string;
  /** It failed because the learned model could not be loaded. */
  declare modelFailed: boolean;
  /** What the mouse or the focus is on, in any of the lesson's pictures. */
  declare pointed: Pair | undefined;
  /** The first picture is: what stands below it need not hold it up. */
  declare isPainted: boolean;

  readonly #compute = createLatest<{ engine: Engine; request: Request }, Picture>(
    ({ engine, request }) => this.makePicture(engine, request),
    (picture) => {
      this.failure = '';
      this.modelFailed = false;
      this.picture = picture;
    },
    (error) => {
      this.#onFailure(error);
    },
  );
  #release: (() => void)[] = [];
  #requested = '';
  #hasPicture = false;

  constructor() {
    super();
    this.picture = undefined;
    this.failure = '';
    this.modelFailed = false;
    this.pointed = undefined;
    this.isPainted = false;
  }

  /** What the picture depends on, as plain data; nothing if there is nothing to compute. */
  protected abstract requestFor(choices: Choices): Request | undefined;
  protected abstract makePicture(engine: Engine, request: Request): Promise<Picture>;

  override connectedCallback(): void {
    super.connectedCallback();
    const { choices, engineSource, device, guesses } = this.context;
    const refresh = (): void => {
      this.refresh();
    };
    this.#release = [
      choices.subscribe(refresh),
      engineSource.status.subscribe(() => {
        this.#requested = ''; // another engine: ask again
        refresh();
      }),
      device.theme.subscribe(refresh),
      guesses.all.subscribe(() => {
        this.requestUpdate();
      }),
    ];
    engineSource.load();
    refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const release of this.#release) release();
  }

  protected override updated(): void {
    if (!this.picture || this.#hasPicture) return;
    this.#hasPicture = true;
    void this.#goOn();
  }

  /** After the first picture: the rest, and then the part that a link leads to, if it does. */
  async #goOn(): Promise<void> {
    await isPainted();
    this.isPainted = true;
    // The frame has things to do that may not hold up a picture.
    this.dispatchEvent(new CustomEvent('spotlight-painted', { bubbles: true, composed: true }));
    const { part } = this.context.choices.get();
    if (part === '') return;
    await this.updateComplete;
    await isPainted();
    this.goTo(part);
  }

  /** Scrolls to a part of the lesson, by its id, and gives it the focus. */
  protected goTo(id: string): void {
    goToPart(this.renderRoot, id);
  }

  /** To be called whenever something has changed that the picture, or the page, depends on. */
  protected refresh(): void {
    this.#requestPicture();
    this.requestUpdate();
  }

  protected choose(change: Partial<Choices>): void {
    const { choices } = this.context;
    choices.set({ ...choices.get(), ...change });
  }

  /** The words that are typed, as many as are shown. */
  protected shownWords(): string[] {
    return splitWords(this.context.choices.get().sentence).slice(0, wordLimit);
  }

  /** What is said under the sentence field. */
  protected sentenceMessage(): string {
    return sentenceMessage(splitWords(this.context.choices.get().sentence));
  }

  #requestPicture(): void {
    const status = this.context.engineSource.status.get();
    const request = this.requestFor(this.context.choices.get());
    if (status.kind !== 'ready' || !request) return;
    const asked = JSON.stringify(request);
    if (asked === this.#requested) return;
    this.#requested = asked;
    this.#compute({ engine: status.engine, request });
  }

  #onFailure(error: unknown): void {
    // A crash is told by the engine's status, and a disposed engine is not in use any more.
    if (this.context.engineSource.status.get().kind !== 'ready') return;
    this.failure = error instanceof Error ? error.message : String(error);
    this.modelFailed = error instanceof ModelNotLoaded;
  }

  /** The row of the query; the same object as long as it is the same row. */
  protected readonly rowFor = rememberLast((weights: Matrix | undefined, query: number) =>
    weights ? rowOf(weights, query) : undefined,
  );

  /** Which words the query may not see. */
  protected readonly maskedFor = rememberLast(
    (words: readonly string[], mask: Matrix | undefined, query: number) => {
      const row = mask && rowOf(mask, query);
      return words.map((_, key) => row?.[key] === -Infinity);
    },
  );

  /** The lesson's question, as large as anything, and where it stands among the lessons. */
  protected renderHeading(text: string): TemplateResult {
    const { number, of } = this.place;
    return html`<div class="heading">
      <h1>${text}</h1>
      <p class="place">Lesson ${number} of ${of}</p>
    </div>`;
  }

  /** What a preset comes with: the word to look from. */
  protected choicesFor({ query }: Preset): Partial<Choices> {
    return { query };
  }

  /** The field for the sentence, which all lessons share. */
  protected renderSentenceBox(): TemplateResult {
    const { sentence } = this.context.choices.get();
    return html`<spotlight-sentence-box
      .text=${sentence}
      .examples=${presetSentences}
      .message=${this.sentenceMessage()}
      @spotlight-sentence-changed=${({
        detail,
      }: CustomEvent<{ text: string; isExample: boolean }>) => {
        this.context.sentenceFrom.set(detail.isExample ? 'example' : 'typing');
        this.askedAgain = '';
        const preset = presetFor(detail.text);
        this.choose({ sentence: detail.text, ...(preset && this.choicesFor(preset)) });
      }}
    ></spotlight-sentence-box>`;
  }

  /** Where the numbers of a picture come from; until one is there, where they will come from. */
  protected renderOrigin(): TemplateResult {
    return renderRandomOrigin(this.picture?.seed ?? this.context.choices.get().seed);
  }

  /** What failed, if anything did, with a way to try again. */
  protected renderFailure(): TemplateResult | typeof nothing {
    const { engineSource } = this.context;
    return renderFailureNotice({
      status: engineSource.status.get(),
      reason: this.failure,
      modelFailed: this.modelFailed,
      meanwhile: this.modelFailed ? this.renderMeanwhile() : nothing,
      retry: () => {
        this.failure = '';
        this.#requested = '';
        engineSource.load();
        this.#requestPicture();
      },
    });
  }

  /** What can be done without the learned model, if anything. */
  protected renderMeanwhile(): TemplateResult | typeof nothing {
    return nothing;
  }
}
