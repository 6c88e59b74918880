/** Keeps the state of the page and its address the same, both ways. */

import { readAddress, writeAddress, type Address, type FieldTable } from './url_state.ts';
import { createValue, type Value } from './value.ts';

/** The part of the browser that this needs. */
export type AddressWindow = Pick<Window, 'addEventListener'> & {
  readonly location: Pick<Location, 'hash'>;
  readonly history: Pick<History, 'replaceState'>;
};

/** Browsers refuse more than some 200 rewrites in ten seconds: fast typing is written when it pauses. */
const pause = 300;

/**
 * What the address holds now. Setting it rewrites the address without a new entry in the history: only
 * links to other lessons make one. Lives as long as the page.
 */
export function bindToAddress<State extends object>(
  fields: FieldTable<State>,
  browser: AddressWindow = window,
): Value<Address<State>> {
  const address = createValue(readAddress(browser.location.hash, fields));
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const write = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    const hash = writeAddress(address.get(), fields);
    if (hash !== browser.location.hash) browser.history.replaceState(null, '', hash);
  };
  address.subscribe(() => {
    waiting ??= setTimeout(write, pause);
  });
  browser.addEventListener('pagehide', () => {
    if (waiting !== undefined) write();
  });
  browser.addEventListener('hashchange', () => {
    address.set(readAddress(browser.location.hash, fields));
    clearTimeout(waiting); // a link, or the visitor: what stands there is what counts
    waiting = undefined;
  });
  return address;
}
