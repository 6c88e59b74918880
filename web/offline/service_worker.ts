/**
 * Keeps the site for visits without a network. It takes over from an older one only when the page asks, or
 * when no page of the site is open any more: what is open stays of one version.
 */

import { SiteCopy, type Version } from './site_copy.ts';

const scope = self as unknown as ServiceWorkerGlobalScope;
/** The build writes it: see scripts/lib/service_worker.mjs. */
const version = import.meta.env.SITE_VERSION as unknown as Version;
const copy = new SiteCopy(scope.registration.scope, version);

scope.addEventListener('install', (event) => {
  event.waitUntil(copy.fill());
});

scope.addEventListener('activate', (event) => {
  // The very first visit is served as well: its other lessons open without a network too.
  event.waitUntil(copy.deleteOthers().then(() => scope.clients.claim()));
});

scope.addEventListener('fetch', (event) => {
  const answer = copy.answerTo(event.request);
  if (answer) event.respondWith(answer);
});

scope.addEventListener('message', ({ data }) => {
  if (data === 'take over') void scope.skipWaiting();
});
