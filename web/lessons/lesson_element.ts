/**
 * What every lesson does the same: it listens to the choices, asks the engine for a picture whenever they
 * change, keeps the last one while the next is computed, and says so when there is none to be had.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Pair } from '../components/grid/matrix_grid.ts';
import type { Engine } from '../engine/index.ts';
import { rememberLast } from '../lib/remember.ts';
import { rowOf, type Matrix } from '../lib/tensor.ts';
import { splitWords, wordLimit } from '../lib/words.ts';
import { createLatest } from '../state/latest.ts';
import type { Choices } from './choices.ts';
import type { LessonContext } from './context.ts';
import { presetFor, presetSentences } from './presets.ts';
import { originText } from './random_attention.ts';
import { sentenceMessage } from './sentence_message.ts';

export abstract class LessonElement<
  Request extends object,
  Picture extends { readonly seed: number },
> extends LitElement {
  static override properties = {
    context: { attribute: false },
    picture: { state: true },
    failure: { state: true },
    pointed: { state: true },
  };

  /** Set before it is connected. */
  declare context: LessonContext;
  /** The last picture; it stays while the next is computed, and when the next cannot be. */
  declare picture: Picture | undefined;
  /** Why the last computation failed. */
  declare failure: string;
  /** What the mouse or the focus is on, in any of the lesson's pictures. */
  declare pointed: Pair | undefined;

  readonly #compute = createLatest<{ engine: Engine; request: Request }, Picture>(
    ({ engine, request }) => this.makePicture(engine, request),
    (picture) => {
      this.failure = '';
      this.picture = picture;
    },
    (error) => {
      this.#onFailure(error);
    },
  );
  #release: (() => void)[] = [];
  #requested = '';

  constructor() {
    super();
    this.picture = undefined;
    this.failure = '';
    this.pointed = undefined;
  }

  /** What the picture depends on, as plain data; nothing if there is nothing to compute. */
  protected abstract requestFor(choices: Choices): Request | undefined;
  protected abstract makePicture(engine: Engine, request: Request): Promise<Picture>;

  override connectedCallback(): void {
    super.connectedCallback();
    const { choices, engineSource, device } = this.context;
    const refresh = (): void => {
      this.#requestPicture();
      this.requestUpdate();
    };
    this.#release = [
      choices.subscribe(refresh),
      engineSource.status.subscribe(() => {
        this.#requested = ''; // another engine: ask again
        refresh();
      }),
      device.theme.subscribe(refresh),
    ];
    engineSource.load();
    refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const release of this.#release) release();
  }

  protected choose(change: Partial<Choices>): void {
    const { choices } = this.context;
    choices.set({ ...choices.get(), ...change });
  }

  /** The words that are typed, as many as are shown. */
  protected shownWords(): string[] {
    return splitWords(this.context.choices.get().sentence).slice(0, wordLimit);
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

  /** The field for the sentence, which all lessons share. */
  protected renderSentenceBox(): TemplateResult {
    const { sentence } = this.context.choices.get();
    return html`<spotlight-sentence-box
      .text=${sentence}
      .examples=${presetSentences}
      .message=${sentenceMessage(splitWords(sentence))}
      @spotlight-sentence-changed=${({ detail }: CustomEvent<{ text: string }>) => {
        // A preset comes with the word to look from.
        const preset = presetFor(detail.text);
        this.choose({ sentence: detail.text, ...(preset && { query: preset.query }) });
      }}
    ></spotlight-sentence-box>`;
  }

  /** Where the numbers of a picture come from; until one is there, where they will come from. */
  protected renderOrigin(): TemplateResult {
    const seed = this.picture?.seed ?? this.context.choices.get().seed;
    return html`<spotlight-origin kind="random">${originText(seed)}</spotlight-origin>`;
  }

  /** What failed, if anything did, with a way to try again. */
  protected renderFailure(): TemplateResult | typeof nothing {
    const { engineSource } = this.context;
    const status = engineSource.status.get();
    const loading = status.kind === 'failed' && status.when === 'loading';
    const crashed = status.kind === 'failed' && status.when === 'running';
    if (!loading && !crashed && this.failure === '') return nothing;
    const heading = loading
      ? 'The engine did not load.'
      : crashed
        ? 'The engine stopped.'
        : 'This could not be computed.';
    const reason = loading ? status.reason : crashed ? '' : this.failure;
    const retry = (): void => {
      this.failure = '';
      this.#requested = '';
      engineSource.load();
      this.#requestPicture();
    };
    return html`<spotlight-notice heading=${heading} retriable @spotlight-retried=${retry}>
      Your sentence is kept. ${reason === '' ? nothing : `(${reason})`}
    </spotlight-notice>`;
  }
}
