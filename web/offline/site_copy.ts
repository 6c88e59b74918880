/**
 * The browser's own copy of one version of the site: all files of one build or none, checked by their
 * hashes, so that a page never mixes two versions.
 */

/** What the copy holds. */
export interface Version {
  /** Different for any two builds that differ. */
  readonly id: string;
  /** Hashes by path, as the integrity of a request: "assets/page.css": "sha256-...". */
  readonly files: Readonly<Record<string, string>>;
}

export class SiteCopy {
  readonly #site: URL;
  readonly #version: Version;

  /** `site`: the folder that the service worker is in charge of; ends with a slash. */
  constructor(site: string, version: Version) {
    this.#site = new URL(site);
    this.#version = version;
  }

  /** Fetches all files. Rejects if one is missing, or belongs to another version. */
  async fill(): Promise<void> {
    const cache = await caches.open(this.#name);
    await Promise.all(
      Object.entries(this.#version.files).map(async ([path, integrity]) => {
        const address = new URL(path, this.#site);
        // "no-cache" asks whether the browser's file is still the newest, and seldom loads it again.
        const response = await fetch(address, { integrity, cache: 'no-cache' });
        if (!response.ok) throw new Error(`${path} answered ${response.status}`);
        await cache.put(address, response);
      }),
    );
  }

  /** Deletes the copies of other versions of this site; the same host may have other sites. */
  async deleteOthers(): Promise<void> {
    const names = await caches.keys();
    const others = names.filter((name) => name.startsWith(this.#prefix) && name !== this.#name);
    await Promise.all(others.map((name) => caches.delete(name)));
  }

  /** What answers a request, or nothing if the copy is not asked: it goes to the network then. */
  answerTo(request: Pick<Request, 'method' | 'mode' | 'url'>): Promise<Response> | undefined {
    if (request.method !== 'GET') return undefined;
    const address = new URL(request.url);
    // A link to the page may carry anything behind the question mark; files have nothing there.
    if (request.mode === 'navigate') address.search = '';
    address.hash = '';
    if (address.href === this.#site.href) address.pathname += 'index.html';
    if (!address.href.startsWith(this.#site.href)) return undefined;
    const path = address.href.slice(this.#site.href.length);
    return Object.hasOwn(this.#version.files, path) ? this.#read(address) : undefined;
  }

  async #read(address: URL): Promise<Response> {
    const cache = await caches.open(this.#name);
    // A browser that is short of room may have dropped it.
    return (await cache.match(address)) ?? (await fetch(address));
  }

  get #prefix(): string {
    return `spotlight ${this.#site.pathname} `;
  }

  get #name(): string {
    return this.#prefix + this.#version.id;
  }
}
