/** Makes the levels of the newest weights while the page goes on. */

import { createMipMap, fillMipMap, type MipMap } from '../../lib/mip_levels.ts';
import { runInSlices } from '../../lib/slices.ts';
import type { Matrix } from '../../lib/tensor.ts';

export class LevelBuilder {
  /** The newest arrays, perhaps half filled: the next map of their size is made in them. */
  #arrays: MipMap | undefined;
  #building: AbortController | undefined;
  readonly #onBuilt: (map: MipMap) => void;

  constructor(onBuilt: (map: MipMap) => void) {
    this.#onBuilt = onBuilt;
  }

  /** Maps that were built before are of no more use. */
  async build(weights: Matrix, causal: boolean): Promise<void> {
    this.stop();
    const building = new AbortController();
    this.#building = building;
    const map = createMipMap(weights, causal, this.#arrays);
    this.#arrays = map;
    try {
      await runInSlices(fillMipMap(map), building.signal);
    } catch (error) {
      if (building.signal.aborted) return;
      throw error;
    }
    this.#onBuilt(map);
  }

  stop(): void {
    this.#building?.abort();
  }
}
