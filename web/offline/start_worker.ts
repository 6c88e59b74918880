/**
 * Stands in for engine/start_worker.ts in the offline file: the worker's script is part of the page's own,
 * since a page from a disk may not load another file.
 */

import EngineWorker from '../engine/worker.ts?worker&inline';

export function startWorker(): Worker {
  return new EngineWorker({ name: 'spotlight engine' });
}
