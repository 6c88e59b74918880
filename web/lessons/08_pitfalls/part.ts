/** What every pitfall is given to be drawn, and what it gives back. */

import type { TemplateResult } from 'lit';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import type { View } from '../context.ts';
import type { Picture } from './picture.ts';

/** What can be set in a pitfall, and is not kept in the address. */
export interface Settings {
  /** After the softmax: each row divided by its sum. */
  readonly rescaled: boolean;
  /** The score of a word that is not read yet, in a row made by hand. */
  readonly future: number;
  /** No maximum: the scores of the row are multiplied by this; 0: by as much as breaks it. */
  readonly factor: number;
  /** How often the words were shuffled anew. */
  readonly shuffle: number;
}

export interface PitfallPart {
  readonly picture: Picture;
  readonly settings: Settings;
  readonly view: View;
  /** What is pointed at in its pictures. */
  readonly pointed: Pair | undefined;
  readonly point: (pair: Pair | undefined) => void;
  readonly chooseRow: (row: number) => void;
  readonly set: (change: Partial<Settings>) => void;
  /** Where the numbers come from; the note follows. */
  readonly origin: (note?: string) => TemplateResult;
  readonly randomOrigin: (note?: string) => TemplateResult;
}

/** A pitfall as it is drawn: right, broken, and why. What is broken is asked for only when it is. */
export interface Sides {
  /** What is set or said for both, if anything is. */
  readonly above?: TemplateResult;
  readonly right: TemplateResult;
  readonly broken: () => TemplateResult;
  /** Why cells are hatched, empty where none are; absent where nothing is in the colours of weights. */
  readonly legend?: string;
  /** With numbers of this sentence; said when it is broken. */
  readonly why: () => TemplateResult | string;
}

/** What follows the origin of numbers that are wrong. */
export const onPurpose = ' · computed wrongly on purpose';

/** What follows the origin where a word is hidden that was not hidden in training. */
export const hiddenByHand = ' · first word hidden by hand';
