/** Puts the notice of newer versions above the page. Loaded after the first picture. */

import { SpotlightUpdateNotice } from '../components/update_notice/update_notice.ts';
import { defineElements } from '../components/define_elements.ts';
import type { LessonContext } from '../lessons/context.ts';
import { watchForUpdates } from '../state/site_updates.ts';

/** `script`: the service worker's address. */
export async function showUpdates(
  script: string,
  frame: HTMLElement,
  training: LessonContext['training'],
): Promise<void> {
  defineElements({ 'spotlight-update-notice': SpotlightUpdateNotice });
  const notice = new SpotlightUpdateNotice();
  frame.before(notice);
  const updates = await watchForUpdates(script, {
    workers: navigator.serviceWorker,
    reload: () => {
      location.reload();
    },
  });
  const show = (isWaiting: boolean): void => {
    notice.textContent = whatAReloadKeeps(training.get()?.state.get().step ?? 0);
    notice.open = isWaiting;
  };
  updates.isWaiting.subscribe(show);
  show(updates.isWaiting.get());
  notice.addEventListener('spotlight-update-accepted', updates.use);
  notice.addEventListener('spotlight-update-put-off', () => {
    notice.open = false;
  });
}

/** The address keeps every choice; what was trained is in no address. */
function whatAReloadKeeps(step: number): string {
  return step === 0
    ? 'Your sentence and settings stay.'
    : `Your sentence and settings stay, but your training, now at step ${step}, starts over.`;
}
