/** What is said of a view once it rests: held keys and turning wheels must not flood anybody. */

import type { MipMap } from '../../lib/mip_levels.ts';
import type { BlockValue } from '../../render/block_pixels.ts';
import type { MapExplorer } from './explorer.ts';
import { noteOf, readingOf, viewText, type MapNames } from './reading.ts';

/** Milliseconds after the last move. */
const restAfter = 150;

/** The map, and what has to be known to speak of it. */
export interface Spoken extends MapNames {
  readonly map: MipMap;
  readonly blocks: BlockValue;
}

export interface Notes {
  /** What the blocks in view do not show. */
  readonly note: string;
  /** For screen readers: where the cursor is, and after a zoom what is in view; may be empty. */
  readonly said: string;
}

export class RestingNotes {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Of the view that was said last; the whole map is what everybody begins with. */
  #saidScale: number | 'whole' = 'whole';
  readonly #explorer: MapExplorer;
  readonly #show: (notes: Notes) => void;

  constructor(explorer: MapExplorer, show: (notes: Notes) => void) {
    this.#explorer = explorer;
    this.#show = show;
  }

  /** After the rest that begins now; what was waiting before is not said. */
  soon(spoken: Spoken): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#show(this.#notesOf(spoken));
    }, restAfter);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #notesOf({ map, blocks, ...names }: Spoken): Notes {
    const { level, range, view, isWhole, cursorArea } = this.#explorer;
    const parts: string[] = [];
    const scale = isWhole ? 'whole' : view.scale;
    if (scale !== this.#saidScale) parts.push(viewText(map, level, range));
    this.#saidScale = scale;
    if (cursorArea) parts.push(readingOf(map, level, cursorArea, names));
    return { note: noteOf(map, level, range, blocks), said: parts.join('. ') };
  }
}
