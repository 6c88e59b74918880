/** What the visitor has changed by hand: a list in the address, with a way back and forth. */

import type { Choices } from '../choices.ts';
import { editsFrom, editsText, mostEdits, type Edit } from './edits.ts';

/** With these the numbers change, and what was changed in them is gone. */
const belongTo = [
  'sentence',
  'other',
  'followed',
  'vectors',
  'seed',
  'head',
  'through',
  'mode',
  'reading',
] as const satisfies readonly (keyof Choices)[];

export interface Changes {
  /** How many can be done again. */
  readonly undone: number;
  /** What is to be said about them; mostly nothing. */
  readonly notice: string;
  /** The text of the address with one more, one less, or none. */
  add(text: string, edit: Edit): string;
  undo(text: string): string;
  redo(text: string): string;
  reset(text: string): string;
  /** What else changes with a choice: other numbers begin without changes. */
  clearedBy(before: Choices, change: Partial<Choices>): Partial<Choices>;
}

export function createChanges(): Changes {
  let undone: readonly Edit[] = [];
  let notice = '';

  return {
    get undone() {
      return undone.length;
    },
    get notice() {
      return notice;
    },
    add(text, edit) {
      const edits = editsFrom(text);
      undone = [];
      notice = '';
      if (edits.length < mostEdits) return editsText([...edits, edit]);
      notice = `No more than ${mostEdits} changes are kept: undo some first.`;
      return text;
    },
    undo(text) {
      const edits = editsFrom(text);
      undone = [...undone, ...edits.slice(-1)];
      return editsText(edits.slice(0, -1));
    },
    redo(text) {
      const again = undone.slice(-1);
      undone = undone.slice(0, -1);
      return editsText([...editsFrom(text), ...again]);
    },
    reset(text) {
      undone = [...undone, ...editsFrom(text).reverse()];
      return '';
    },
    clearedBy(before, change) {
      const isOther = belongTo.some((name) => name in change && change[name] !== before[name]);
      if (!isOther) return {};
      const count = editsFrom(before.edits).length;
      undone = [];
      notice = count > 0 ? 'These are other numbers: your changes are undone.' : '';
      return { edits: '', cell: '' };
    },
  };
}
