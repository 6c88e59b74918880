/** Keeps the site for visits without a network, and knows when a newer version of it is there. */

import { createValue, type Value } from './value.ts';

export interface SiteUpdates {
  /** A newer version is there, and is used when somebody asks for it. */
  readonly isWaiting: Pick<Value<boolean>, 'get' | 'subscribe'>;
  /** Loads the page again, in the newer version. */
  readonly use: () => void;
}

/** The parts of the browser that this needs. */
export interface UpdatesBrowser {
  readonly workers: Pick<ServiceWorkerContainer, 'controller' | 'register' | 'addEventListener'>;
  readonly reload: () => void;
}

/** `script`: the service worker's address. */
export async function watchForUpdates(
  script: string,
  { workers, reload }: UpdatesBrowser,
): Promise<SiteUpdates> {
  const isWaiting = createValue(false);
  const registration = await workers.register(script, { updateViaCache: 'none' });
  const look = (): void => {
    // The first one of all waits for nobody, and is no news.
    if (registration.waiting && workers.controller) isWaiting.set(true);
  };
  const follow = (): void => {
    registration.installing?.addEventListener('statechange', look);
  };
  registration.addEventListener('updatefound', follow);
  follow();
  look();
  return {
    isWaiting,
    use: () => {
      // In another tab, somebody may have asked before.
      if (!registration.waiting) {
        reload();
        return;
      }
      workers.addEventListener('controllerchange', reload, { once: true });
      registration.waiting.postMessage('take over');
    },
  };
}
