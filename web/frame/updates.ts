/** Keeps the site for visits without a network, once its picture is there, and offers newer versions. */

import { defineElements } from '../components/define_elements.ts';
import { SpotlightUpdateNotice } from '../components/update_notice/update_notice.ts';
import type { TrainingRun } from '../lessons/06_train/training_run.ts';
import type { LessonContext } from '../lessons/context.ts';
import { watchForUpdates } from '../state/site_updates.ts';

/** A page without a picture, because something failed, is not waited for any longer: in milliseconds. */
const patience = 10_000;

/**
 * The notice is the frame's content. There is none where there is no service worker: in the offline file,
 * while developing, in old browsers.
 */
export async function offerUpdates(
  frame: HTMLElement,
  training: LessonContext['training'],
): Promise<void> {
  const script = import.meta.env.SERVICE_WORKER;
  if (script === undefined || !('serviceWorker' in navigator)) return;
  defineElements({ 'spotlight-update-notice': SpotlightUpdateNotice });
  await firstPicture(frame);
  const updates = await watchForUpdates(script, {
    workers: navigator.serviceWorker,
    reload: () => {
      location.reload();
    },
  });
  const notice = new SpotlightUpdateNotice();
  frame.append(notice);
  sayWhatIsKept(notice, training);
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

function firstPicture(frame: HTMLElement): Promise<unknown> {
  return new Promise((resolve) => {
    frame.addEventListener('spotlight-painted', resolve, { once: true });
    setTimeout(resolve, patience);
  });
}

/** The address keeps every choice; what was trained is in no address. */
function sayWhatIsKept(notice: HTMLElement, training: LessonContext['training']): void {
  const say = (): void => {
    const isTrained = (training.get()?.state.get().step ?? 0) > 0;
    const text = isTrained
      ? 'Your sentence and settings stay; your training starts over.'
      : 'Your sentence and settings stay.';
    // Written only when it changes: screen readers say it each time.
    if (notice.textContent !== text) notice.textContent = text;
  };
  const follow = (run: TrainingRun | undefined): void => {
    run?.state.subscribe(say);
    say();
  };
  follow(training.get());
  training.subscribe(follow);
}
