/** Keeps the site for visits without a network, once nothing more is waited for, and offers newer versions. */

import type { LessonContext } from '../lessons/context.ts';

/** A page without a picture, because something failed, is not waited for any longer: in milliseconds. */
const patience = 10_000;

/** Does nothing where there is no service worker: in the offline file, while developing, in old browsers. */
export async function offerUpdates(
  frame: HTMLElement,
  training: LessonContext['training'],
): Promise<void> {
  const script = import.meta.env.SERVICE_WORKER;
  if (script === undefined || !('serviceWorker' in navigator)) return;
  await firstPicture(frame);
  const { showUpdates } = await import('./show_updates.ts');
  await showUpdates(script, frame, training);
}

function firstPicture(frame: HTMLElement): Promise<unknown> {
  return new Promise((resolve) => {
    frame.addEventListener('spotlight-painted', resolve, { once: true });
    setTimeout(resolve, patience);
  });
}
