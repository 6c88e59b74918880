/** The way through the lessons: links on a wide page, one button and two arrows on a narrow one. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { focusRing, visuallyHidden } from '../shared_styles.ts';

export interface LessonLink {
  /** Where the link leads: "#/spotlight?seed=7". */
  readonly href: string;
  /** In the line of links: short. */
  readonly name: string;
  /** In the list: may be longer. */
  readonly title: string;
  /** Its question has been answered, or skipped. */
  readonly done: boolean;
}

/**
 * Tools (settings, help) go into the slot.
 * @cssproperty --accent, --accent-soft, --ink, --ink-2, --ink-3, --lamp, --page, --rule - see styles/tokens.css
 */
export class SpotlightLessonNav extends LitElement {
  static override properties = {
    lessons: { attribute: false },
    current: { type: Number },
    open: { state: true },
  };

  static override styles = [
    focusRing,
    visuallyHidden,
    css`
      :host {
        border-block-end: 1px solid var(--rule);
        display: block;
        font: var(--body);
      }

      .bar {
        align-items: center;
        block-size: 60px;
        display: flex;
        gap: 22px;
        margin-inline: auto;
        max-inline-size: 1280px;
        padding-inline: 52px 44px;
      }

      a {
        border-radius: var(--radius-link);
        color: var(--ink-2);
        text-decoration: none;
      }

      .brand {
        align-items: center;
        color: var(--ink);
        display: inline-flex;
        font: 1.375rem/2rem var(--serif);
        gap: 10px;
        padding-inline: 4px;
      }

      .lamp {
        background: var(--lamp);
        block-size: 13px;
        border-radius: 50%;
        box-shadow: 0 0 0 4px color-mix(in srgb, var(--lamp) 40%, transparent);
        flex: none;
        inline-size: 13px;
        margin-inline: 4px;
      }

      nav.wide {
        margin-inline-start: auto;
      }

      .single .tools {
        margin-inline-start: auto;
      }

      .links {
        display: flex;
        gap: 22px;
        list-style: none;
        margin: 0;
        padding: 0;
      }

      .links a {
        display: block;
        line-height: 60px;
        position: relative;
      }

      .links a:hover {
        color: var(--ink);
      }

      .links [aria-current] {
        color: var(--accent);
        font-weight: 600;
      }

      .links [aria-current]::after {
        background: var(--accent);
        block-size: 3px;
        border-radius: 2px 2px 0 0;
        content: '';
        inset: auto 0 -1px;
        position: absolute;
      }

      .narrow {
        display: none;
      }

      .menu-button {
        align-items: center;
        background: none;
        border: 0;
        border-radius: var(--radius-button);
        color: var(--ink);
        cursor: pointer;
        font: inherit;
        font-weight: 600;
        gap: 6px;
        min-block-size: 44px;
        min-inline-size: 0;
        padding: 0 8px 0 4px;
        white-space: nowrap;
      }

      /* Large type on a small phone: the name is cut, and the list has it whole. */
      .which {
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .menu-button .caret {
        flex: none;
      }

      .menu-button .of {
        color: var(--ink-2);
        font-weight: 400;
      }

      .caret {
        border: solid currentcolor;
        border-width: 0 2px 2px 0;
        block-size: 6px;
        inline-size: 6px;
        margin: 0 4px 4px;
        transform: rotate(45deg);
      }

      [aria-expanded='true'] .caret {
        margin-block: 4px 0;
        transform: rotate(225deg);
      }

      .arrow {
        align-items: center;
        block-size: 48px;
        color: var(--accent);
        font-size: 1.25rem;
        inline-size: 44px;
        justify-content: center;
      }

      .arrow:not([href]) {
        color: var(--ink-3);
      }

      .list {
        border-block-start: 1px solid var(--rule);
        list-style: none;
        margin: 0;
        padding: 6px 8px;
      }

      .list a {
        align-items: center;
        border-radius: var(--radius-button);
        color: var(--ink);
        display: flex;
        font-size: 1.1875rem;
        gap: 18px;
        min-block-size: 54px;
        padding-inline: 8px 10px;
      }

      .list a:hover {
        background: var(--stage);
      }

      .list [aria-current] {
        background: var(--accent-soft);
        color: var(--accent);
        font-weight: 600;
      }

      .progress {
        color: var(--ink-2);
        font: var(--label);
        margin: 0;
        padding: 0 16px 14px;
      }

      .tick {
        border: solid currentcolor;
        border-width: 0 2px 2px 0;
        block-size: 14px;
        inline-size: 7px;
        margin-inline: auto 8px;
        transform: rotate(45deg);
      }

      .number {
        color: var(--ink-3);
        font-family: var(--serif);
        font-weight: 400;
        inline-size: 1.1em;
      }

      @media (width < 1200px) {
        .bar {
          gap: 4px;
          padding-inline: 20px;
        }

        .wide {
          display: none;
        }

        .narrow {
          display: inline-flex;
        }

        .menu-button {
          margin-inline-end: auto;
        }
      }

      @media (width < 720px) {
        .bar {
          block-size: 56px;
          padding-inline: 8px;
        }
      }

      @media (width < 480px) {
        .bar {
          gap: 0;
          padding-inline: 4px;
        }

        .of {
          display: none;
        }
      }

      @media (width >= 1200px) {
        .menu {
          display: none;
        }
      }
    `,
  ];

  declare lessons: readonly LessonLink[];
  /** The place of the lesson that is open, from 0. */
  declare current: number;
  declare open: boolean;

  constructor() {
    super();
    this.lessons = [];
    this.current = 0;
    this.open = false;
  }

  protected override render(): TemplateResult {
    const lesson = this.lessons[this.current];
    // With one lesson there is no way to choose: only the name stands there.
    const several = this.lessons.length > 1;
    return html`<div class="bar ${several ? '' : 'single'}">
        <a class="brand ${several ? 'wide' : ''}" href=${this.lessons[0]?.href ?? '#/'}
          ><span class="lamp"></span>Spotlight</a
        >
        ${several ? html`${this.#links()} ${this.#menuButton(lesson)}` : nothing}
        <div class="tools"><slot></slot></div>
      </div>
      ${
        several
          ? html`<nav class="menu" id="menu" aria-label="All lessons" ?hidden=${!this.open}>
              <ol class="list">
                ${this.lessons.map((link, index) => this.#listed(link, index))}
              </ol>
              <p class="progress">${this.#done()} of ${this.lessons.length} done</p>
            </nav>`
          : nothing
      }`;
  }

  #links(): TemplateResult {
    return html`<nav class="wide" aria-label="Lessons">
      <ol class="links">
        ${this.lessons.map(
          ({ href, name }, index) =>
            html`<li>
              <a href=${href} aria-current=${index === this.current ? 'page' : nothing}>${name}</a>
            </li>`,
        )}
      </ol>
    </nav>`;
  }

  #menuButton(lesson: LessonLink | undefined): TemplateResult {
    return html`<button
        class="menu-button narrow"
        aria-expanded=${this.open}
        aria-controls="menu"
        @click=${() => {
          this.open = !this.open;
        }}
      >
        <span class="lamp"></span
        ><span class="which"
          >${this.current + 1} ${lesson?.name}
          <span class="of">of ${this.lessons.length}</span></span
        ><span class="caret"></span>
      </button>
      ${this.#arrow(this.current - 1, '←', 'Previous')}
      ${this.#arrow(this.current + 1, '→', 'Next')}`;
  }

  #arrow(index: number, sign: string, word: string): TemplateResult {
    const lesson = this.lessons[index];
    const label = lesson ? `${word}: ${lesson.title}` : `No ${word.toLowerCase()} lesson`;
    return html`<a
      class="arrow narrow"
      href=${lesson?.href ?? nothing}
      role=${lesson ? nothing : 'link'}
      aria-disabled=${lesson ? nothing : 'true'}
      aria-label=${label}
      >${sign}</a
    >`;
  }

  #done(): number {
    return this.lessons.filter(({ done }) => done).length;
  }

  #listed({ href, title, done }: LessonLink, index: number): TemplateResult {
    return html`<li>
      <a
        href=${href}
        aria-current=${index === this.current ? 'page' : nothing}
        @click=${() => {
          this.open = false;
        }}
        ><span class="number">${index + 1}</span>${title}${
          done
            ? html`<span class="tick" aria-hidden="true"></span
                ><span class="visually-hidden">, done</span>`
            : nothing
        }</a
      >
    </li>`;
  }
}
