/** The page's one engine: loaded in the background, and loaded again when the visitor asks for it. */

import { createEngine, type Engine } from '../engine/index.ts';
import { createValue, type Value } from './value.ts';

export type EngineStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly engine: Engine }
  /** While it was loaded, or in use. */
  | { readonly kind: 'failed'; readonly when: 'loading' | 'running'; readonly reason: string };

export interface EngineSource {
  readonly status: Pick<Value<EngineStatus>, 'get' | 'subscribe'>;
  /** Starts loading, also after a failure. Does nothing while it is loading or ready. */
  load(): void;
}

export function createEngineSource(start = createEngine): EngineSource {
  const status = createValue<EngineStatus>({ kind: 'idle' });
  const fail = (when: 'loading' | 'running', error: unknown): void => {
    // The page says for itself that the engine did not load.
    const reason = (error instanceof Error ? error.message : String(error)).replace(
      /^the engine did not load: /,
      '',
    );
    status.set({ kind: 'failed', when, reason });
  };
  return {
    status,
    load() {
      const { kind } = status.get();
      if (kind === 'loading' || kind === 'ready') return;
      status.set({ kind: 'loading' });
      const onCrash = (error: Error): void => {
        const current = status.get();
        if (current.kind === 'ready') current.engine.dispose();
        fail('running', error);
      };
      start({ onCrash }).then(
        (engine) => {
          status.set({ kind: 'ready', engine });
        },
        (error: unknown) => {
          fail('loading', error);
        },
      );
    },
  };
}
