/** Runs only the newest of many requests: while one is computed, the ones in between are dropped. */

/**
 * Gives a function to be called with every new request. `run` is never started twice at a time; when
 * it ends, the last request that came meanwhile is run, and only its result is handed on.
 */
export function createLatest<Request, Result>(
  run: (request: Request) => Promise<Result>,
  done: (result: Result) => void,
  failed: (error: unknown) => void,
): (request: Request) => void {
  let waiting: { readonly request: Request } | undefined;
  let busy = false;

  const runWaiting = async (): Promise<void> => {
    busy = true;
    while (waiting) {
      const { request } = waiting;
      waiting = undefined;
      try {
        const result = await run(request);
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set while awaiting
        if (!waiting) done(result);
      } catch (error) {
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set while awaiting
        if (!waiting) failed(error);
      }
    }
    busy = false;
  };

  return (request) => {
    waiting = { request };
    if (!busy) void runWaiting();
  };
}
