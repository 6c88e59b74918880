/** Puts the notice of newer versions above the page. Loaded after the first picture. */

import { SpotlightUpdateNotice } from '../components/update_notice/update_notice.ts';
import { defineElements } from '../components/define_elements.ts';
import type { TrainingRun } from '../lessons/06_train/training_run.ts';
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
  const sayWhatIsKept = (): void => {
    // Written only when it changes: screen readers say it each time.
    const text = whatAReloadKeeps(training.get());
    if (notice.textContent !== text) notice.textContent = text;
  };
  const follow = (run: TrainingRun | undefined): void => {
    run?.state.subscribe(sayWhatIsKept);
    sayWhatIsKept();
  };
  follow(training.get());
  training.subscribe(follow);
  const show = (isWaiting: boolean): void => {
    notice.open = isWaiting;
  };
  updates.isWaiting.subscribe(show);
  show(updates.isWaiting.get());
  notice.addEventListener('spotlight-update-accepted', updates.use);
  notice.addEventListener('spotlight-update-put-off', () => {
    show(false);
  });
}

/** The address keeps every choice; what was trained is in no address. */
function whatAReloadKeeps(run: TrainingRun | undefined): string {
  const isTrained = run !== undefined && run.state.get().step > 0;
  return isTrained
    ? 'Your sentence and settings stay; your training starts over.'
    : 'Your sentence and settings stay.';
}
