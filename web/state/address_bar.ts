/** Keeps a lesson's state and the address of the page the same, both ways. */

import { readAddress, writeAddress, type FieldTable } from './url_state.ts';
import { createValue, type Value } from './value.ts';

/** The part of the browser that this needs. */
export type AddressWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly location: Pick<Location, 'hash'>;
  readonly history: Pick<History, 'replaceState'>;
};

export interface BoundState<State> extends Value<State> {
  /** Stops listening to the address. */
  release(): void;
}

/** The state that the address holds now; setting it rewrites the address, without a new history entry. */
export function bindToAddress<State extends object>(
  route: string,
  fields: FieldTable<State>,
  browser: AddressWindow = window,
): BoundState<State> {
  const state = createValue(readAddress(browser.location.hash, fields).state);
  state.subscribe((next) => {
    const hash = writeAddress({ route, state: next }, fields);
    if (hash !== browser.location.hash) browser.history.replaceState(null, '', hash);
  });
  const onHashChange = (): void => {
    state.set(readAddress(browser.location.hash, fields).state);
  };
  browser.addEventListener('hashchange', onHashChange);
  return {
    ...state,
    release() {
      browser.removeEventListener('hashchange', onHashChange);
    },
  };
}
