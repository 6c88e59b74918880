/**
 * Stands in for engine/in_thread_link.ts in the offline file: its page has the core in a worker, and a
 * second copy of it, for the page's own thread, would make the file a third larger.
 */

export function InThreadLink(): never {
  throw new Error('the offline file has its core in a worker');
}
