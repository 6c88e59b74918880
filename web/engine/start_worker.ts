/** Starts the engine's worker. In the offline file offline/start_worker.ts stands in for this. */

export function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'spotlight engine',
  });
}
