/** What the parts of lesson 4 are given: the sentence as it is drawn, the picture, and what can be done. */

import type { TemplateResult } from 'lit';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import type { Matrix } from '../../lib/tensor.ts';
import type { Choices } from '../choices.ts';
import type { View } from '../context.ts';
import type { Shown } from '../vectors_lesson.ts';
import type { Picture } from './picture.ts';

export interface LessonPart {
  readonly choices: Choices;
  readonly shown: Shown;
  readonly view: View;
  /** Absent until it is computed. */
  readonly picture: Picture | undefined;
  /** Weights of what is looked through: every word sees every word, or only those before it. */
  readonly both: Matrix | undefined;
  readonly causal: Matrix | undefined;
  readonly pointed: Pair | undefined;
  /** Where the numbers come from. */
  readonly origin: TemplateResult;
  readonly choose: (change: Partial<Choices>) => void;
  readonly point: (pair: Pair | undefined) => void;
}
