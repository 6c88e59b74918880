/** What a claim of the cheat sheet is. */

import type { LessonLink } from '../lesson_link.ts';
import type { Said } from './said.ts';

/** As it stands; under a condition, which the note names; or not, and the note says what holds instead. */
export type Mark = 'holds' | 'holds if' | 'corrected';

export interface Claim {
  readonly id: string;
  /** What the claim answers, if it is an answer. */
  readonly question?: string;
  /** As it is commonly stated. */
  readonly text: string;
  readonly mark: Mark;
  /** The condition, the correction, or why it holds; with numbers of the engine. */
  readonly note: Said;
  /** Where the numbers come from. */
  readonly origin?: 'random' | 'learned' | 'hand-made';
  readonly link: LessonLink;
}
