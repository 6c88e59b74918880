/** A text field in the place of a cell's number. Enter and Tab take what is typed, Escape leaves the old. */

import type { TypedNumber } from '../../lib/typed_number.ts';

interface Editing {
  readonly cell: HTMLElement;
  /** The accessible name. */
  readonly name: string;
  /** What the field begins with; all of it is selected if it was there before. */
  readonly text: string;
  readonly selected: boolean;
}

interface Answers {
  readonly read: (text: string) => TypedNumber;
  readonly accepted: (value: number) => void;
  /** What to say about the text; empty when there is nothing to say any more. */
  readonly said: (message: string) => void;
  /** The element that says it. */
  readonly messageId: string;
}

/** What is said about a field that was left stands so long over what is below the grid, in milliseconds. */
const refusalStands = 8000;

export class CellEditor {
  readonly #input = document.createElement('input');
  readonly #answers: Answers;
  #cell: HTMLElement | undefined;
  #forgetting: ReturnType<typeof setTimeout> | undefined;

  constructor(answers: Answers) {
    this.#answers = answers;
    this.#input.className = 'editor';
    this.#input.autocomplete = 'off';
    this.#input.spellcheck = false;
    this.#input.setAttribute('aria-describedby', answers.messageId);
    this.#input.addEventListener('keydown', this.#onKeydown);
    this.#input.addEventListener('blur', this.#onBlur);
    this.#input.addEventListener('input', () => {
      this.#say('');
    });
    for (const type of ['click', 'dblclick']) {
      this.#input.addEventListener(type, (event) => {
        event.stopPropagation(); // a click into the field is none on the cell
      });
    }
  }

  open({ cell, name, text, selected }: Editing): void {
    this.#leave();
    this.#say('');
    this.#cell = cell;
    this.#input.ariaLabel = name;
    this.#input.value = text;
    cell.classList.add('editing');
    cell.append(this.#input);
    this.#input.focus();
    if (selected) this.#input.select();
  }

  /** Without taking what is typed: the numbers have become others. */
  close(): void {
    this.#say('');
    this.#remove();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    event.stopPropagation(); // the keys of a field are not the keys of a grid
    if (event.key === 'Enter') {
      event.preventDefault();
      if (this.#take()) this.#backToCell();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.#say('');
      this.#backToCell();
    } else if (event.key === 'Tab') {
      if (!this.#take()) this.#forgetLater();
      this.#backToCell(); // from where Tab goes on
    }
  };

  readonly #onBlur = (): void => {
    this.#leave();
  };

  /** True if it is a number; otherwise it is said why not, and the field stays. */
  #take(): boolean {
    const typed = this.#answers.read(this.#input.value);
    if ('refusal' in typed) {
      this.#say(typed.refusal);
      return false;
    }
    this.#say('');
    this.#answers.accepted(typed.value);
    return true;
  }

  /** Takes what is typed if it is a number, and says so if it is none. */
  #leave(): void {
    if (!this.#cell) return;
    if (!this.#take()) this.#forgetLater();
    this.#remove();
  }

  #forgetLater(): void {
    this.#forgetting = setTimeout(() => {
      this.#say('');
    }, refusalStands);
  }

  #backToCell(): void {
    const cell = this.#cell;
    this.#remove();
    cell?.focus();
  }

  #remove(): void {
    const cell = this.#cell;
    this.#cell = undefined; // first: a field that leaves the page loses the focus, too
    cell?.classList.remove('editing');
    this.#input.remove();
  }

  #say(message: string): void {
    clearTimeout(this.#forgetting);
    this.#input.ariaInvalid = String(message !== '');
    this.#answers.said(message);
  }
}
