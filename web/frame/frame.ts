/** The page around the lessons: it opens the one that the address names, and hands it what it needs. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { defineElements } from '../components/define_elements.ts';
import type { LessonLink } from '../components/lesson_nav/lesson_nav.ts';
import { choiceFields, type Choices } from '../lessons/choices.ts';
import type { LessonContext, LessonPlace } from '../lessons/context.ts';
import { createLearnedModel } from '../lessons/learned_model.ts';
import { lessons, type LessonEntry } from '../lessons/lessons.ts';
import { isDone } from '../lessons/questions.ts';
import { bindToAddress } from '../state/address_bar.ts';
import { createDevice } from '../state/device_settings.ts';
import { createDeviceStorage } from '../state/device_storage.ts';
import { createEngineSource } from '../state/engine_source.ts';
import { createGuesses } from '../state/guesses.ts';
import { readAddress, writeAddress, type Address } from '../state/url_state.ts';
import { createValue, type Value } from '../state/value.ts';
import { renderHelp } from './help.ts';
import { renderSettings } from './settings.ts';
import { frameStyles } from './styles.ts';
import { offerUpdates } from './updates.ts';

/** A lesson, and what it is handed. */
interface OpenLesson extends HTMLElement {
  context: LessonContext;
  place: LessonPlace;
  readonly updateComplete: Promise<boolean>;
}

export class SpotlightFrame extends LitElement {
  static override properties = { lesson: { state: true }, notLoaded: { state: true } };

  static override styles = frameStyles;

  /** The element of the lesson that is open. */
  declare lesson: HTMLElement | undefined;
  /** The lesson that should be open, and whose code could not be had. */
  declare notLoaded: LessonEntry | undefined;

  readonly #address: Value<Address<Choices>> = bindToAddress(choiceFields);
  readonly #storage = createDeviceStorage();
  readonly #device = createDevice(document.documentElement, this.#storage);
  readonly #context: LessonContext = {
    choices: {
      get: () => this.#address.get().state,
      set: (state) => {
        this.#address.set({ ...this.#address.get(), state });
      },
      subscribe: (listener) =>
        this.#address.subscribe(({ state }, before) => {
          listener(state, before.state);
        }),
    },
    engineSource: createEngineSource(),
    learnedModel: createLearnedModel(),
    device: this.#device,
    guesses: createGuesses(this.#storage),
    sentenceFrom: createValue('address'),
    training: createValue(undefined),
    costs: createValue(undefined),
  };
  #open = -1;

  constructor() {
    super();
    this.lesson = undefined;
    this.notLoaded = undefined;
    this.#address.subscribe(() => {
      this.#openLesson();
      this.requestUpdate();
    });
    for (const value of [this.#device.settings, this.#context.guesses.all]) {
      value.subscribe(() => {
        this.requestUpdate();
      });
    }
    this.#openLesson();
    // Where browsers forbid it, the page is the same without.
    offerUpdates(this, this.#context.training).catch(() => undefined);
  }

  /** The place of the lesson that the address names; the first for names that nothing has. */
  #current(): number {
    const { route } = this.#address.get();
    return Math.max(
      lessons.findIndex((lesson) => lesson.route === route),
      0,
    );
  }

  #openLesson(): void {
    const current = this.#current();
    const entry = lessons[current];
    if (current === this.#open || !entry) return;
    this.#open = current;
    document.title = `${entry.title} · Spotlight: attention you can see`;
    void this.#show(entry, current);
  }

  async #show(entry: LessonEntry, place: number): Promise<void> {
    const { tag, load } = entry;
    const lessonClass = await load().catch(() => undefined);
    if (place !== this.#open) return; // another was opened meanwhile
    const isAnother = this.lesson !== undefined || this.notLoaded !== undefined;
    this.notLoaded = lessonClass ? undefined : entry;
    this.lesson = undefined;
    if (!lessonClass) return;
    defineElements({ ...lessonClass.elements, [tag]: lessonClass });
    const lesson = document.createElement(tag) as OpenLesson;
    lesson.context = this.#context;
    lesson.place = { number: place + 1, of: lessons.length, route: lessons[place]?.route ?? '' };
    this.lesson = lesson;
    if (isAnother) await this.#startAtTop(lesson);
  }

  /** Nobody begins to read where the lesson before ended. */
  async #startAtTop(lesson: OpenLesson): Promise<void> {
    scrollTo(0, 0);
    // Whoever followed the link at the end goes on at the beginning, with the keyboard too.
    if (!this.renderRoot.querySelector('.way')?.matches(':focus-within')) return;
    await this.updateComplete;
    await lesson.updateComplete;
    const heading = lesson.shadowRoot?.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  /** Whoever comes near a link finds its lesson loaded when they follow it. */
  readonly #loadAhead = (event: Event): void => {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    const { route } = readAddress(link?.hash ?? '', choiceFields);
    // If it fails, following the link says so.
    lessons
      .find((lesson) => lesson.route === route)
      ?.load()
      .catch(() => undefined);
  };

  /** Browsers may keep a failed import for as long as the page is open: only another visit tries again. */
  #renderNotLoaded(): TemplateResult | typeof nothing {
    if (!this.notLoaded) return nothing;
    return html`<spotlight-notice
      heading="“${this.notLoaded.title}” did not load."
      retriable
      @spotlight-retried=${() => {
        location.reload();
      }}
    >
      Are you online? Your sentence is kept.
    </spotlight-notice>`;
  }

  #linkTo(entry: LessonEntry): string {
    const { state } = this.#address.get();
    return writeAddress({ route: entry.route, state: { ...state, part: '' } }, choiceFields);
  }

  protected override render(): TemplateResult {
    const { state } = this.#address.get();
    const links: LessonLink[] = lessons.map((entry) => ({
      href: this.#linkTo(entry),
      name: entry.name,
      title: entry.title,
      done: isDone(entry.route, this.#context.guesses),
    }));
    const current = this.#current();
    const [previous, next] = [links[current - 1], links[current + 1]];
    // Before, they would stand where the lesson comes.
    const isOpen = this.lesson !== undefined || this.notLoaded !== undefined;
    return html`<header @pointerover=${this.#loadAhead} @focusin=${this.#loadAhead}>
        <spotlight-lesson-nav .lessons=${links} .current=${current}>
          <div class="tools">
            <spotlight-popover label="Help" icon="help">${renderHelp()}</spotlight-popover>
            <spotlight-popover label="Settings" icon="settings"
              >${renderSettings(state, this.#device.settings.get(), {
                choose: (change) => {
                  this.#context.choices.set({ ...state, ...change });
                },
                set: (change) => {
                  this.#device.settings.set({ ...this.#device.settings.get(), ...change });
                },
              })}</spotlight-popover
            >
          </div>
        </spotlight-lesson-nav>
      </header>
      <slot></slot>
      <main>
        ${this.lesson ?? nothing} ${this.#renderNotLoaded()}
        ${
          isOpen && (previous || next)
            ? html`<p class="way" @pointerover=${this.#loadAhead} @focusin=${this.#loadAhead}>
                ${previous ? html`<a href=${previous.href}>← ${previous.title}</a>` : nothing}
                ${next ? html`<a class="next" href=${next.href}>Next: ${next.title} →</a>` : nothing}
              </p>`
            : nothing
        }
      </main>`;
  }
}
