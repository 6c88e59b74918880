/** The way through the lessons: links on a wide page, one button and two arrows on a narrow one. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { focusRing, visuallyHidden } from '../shared_styles.ts';
import { lessonNavStyles } from './styles.ts';

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

  static override styles = [focusRing, visuallyHidden, lessonNavStyles];

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
    return html`<div class="room">
      <div class="bar ${several ? '' : 'single'}">
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
      }
    </div>`;
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
