/** A button that lets the visitor choose a file of this device. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { button, focusRing, visuallyHidden } from '../shared_styles.ts';

/**
 * The text is the element's content.
 * @fires spotlight-file-chosen - detail: { file }, also when the same file is chosen again.
 * @cssproperty --accent, --control, --ink, --ink-3, --page, --rule, --stage - see styles/tokens.css
 */
export class SpotlightFileButton extends LitElement {
  static override properties = {
    accept: {},
    disabledBecause: {},
  };

  static override styles = [
    focusRing,
    button,
    visuallyHidden,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  /** The endings of files that are offered: ".safetensors". */
  declare accept: string;
  /** Why no file can be chosen now; empty: one can. */
  declare disabledBecause: string;

  constructor() {
    super();
    this.accept = '';
    this.disabledBecause = '';
  }

  protected override render(): TemplateResult {
    // Disabled by aria alone, so that the focus stays where it is.
    return html`<button
        class="button"
        aria-disabled=${this.disabledBecause !== ''}
        title=${this.disabledBecause}
        @click=${this.#open}
      >
        <slot></slot>
      </button>
      <input
        class="visually-hidden"
        type="file"
        tabindex="-1"
        aria-hidden="true"
        accept=${this.accept}
        @change=${this.#onChange}
      />`;
  }

  #open(): void {
    if (this.disabledBecause === '') this.renderRoot.querySelector('input')?.click();
  }

  #onChange(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = ''; // so that choosing the same file again is a change
    if (file) this.dispatchEvent(new CustomEvent('spotlight-file-chosen', { detail: { file } }));
  }
}
