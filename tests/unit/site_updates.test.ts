/** When a newer version is offered, and what happens when somebody takes it. */

import { expect, it, vi } from 'vitest';
import { watchForUpdates } from '../../web/state/site_updates.ts';

/** A browser's part in it, which tests move on. */
function makeBrowser({ isControlled = true, waiting = false } = {}) {
  const worker = (): EventTarget & { postMessage: ReturnType<typeof vi.fn> } =>
    Object.assign(new EventTarget(), { postMessage: vi.fn() });
  const registration = Object.assign(new EventTarget(), {
    installing: null as ReturnType<typeof worker> | null,
    waiting: waiting ? worker() : null,
  });
  const workers = Object.assign(new EventTarget(), {
    controller: isControlled ? {} : null,
    register: vi.fn(() => Promise.resolve(registration)),
  });
  const reload = vi.fn();
  return {
    registration,
    workers,
    reload,
    watch: () => watchForUpdates('./service_worker.js', { workers: workers as never, reload }),
    /** A newer service worker is found, and has fetched all files. */
    install() {
      const installing = worker();
      registration.installing = installing;
      registration.dispatchEvent(new Event('updatefound'));
      registration.installing = null;
      registration.waiting = installing;
      installing.dispatchEvent(new Event('statechange'));
      return installing;
    },
  };
}

it('asks for the script itself, and not for a copy of it', async () => {
  const browser = makeBrowser();
  await browser.watch();
  expect(browser.workers.register).toHaveBeenCalledWith('./service_worker.js', {
    updateViaCache: 'none',
  });
});

it('says nothing at the first visit, when the site is kept for the first time', async () => {
  const browser = makeBrowser({ isControlled: false });
  const updates = await browser.watch();
  browser.install();
  expect(updates.isWaiting.get()).toBe(false);
});

it('tells of a version that is found now, and of one that waited already', async () => {
  const browser = makeBrowser();
  const updates = await browser.watch();
  const listener = vi.fn();
  updates.isWaiting.subscribe(listener);
  expect(updates.isWaiting.get()).toBe(false);
  browser.install();
  expect(listener).toHaveBeenCalledExactlyOnceWith(true, false);
  expect((await makeBrowser({ waiting: true }).watch()).isWaiting.get()).toBe(true);
});

it('reloads only when asked, and when the newer version has taken over', async () => {
  const browser = makeBrowser();
  const updates = await browser.watch();
  const installed = browser.install();
  browser.workers.dispatchEvent(new Event('controllerchange')); // asked for in another tab
  expect(browser.reload).not.toHaveBeenCalled();
  updates.use();
  expect(installed.postMessage).toHaveBeenCalledExactlyOnceWith('take over');
  expect(browser.reload).not.toHaveBeenCalled();
  browser.workers.dispatchEvent(new Event('controllerchange'));
  expect(browser.reload).toHaveBeenCalledOnce();
});

it('reloads at once where another tab has asked before', async () => {
  const browser = makeBrowser();
  const updates = await browser.watch();
  browser.install();
  browser.registration.waiting = null;
  updates.use();
  expect(browser.reload).toHaveBeenCalledOnce();
});
