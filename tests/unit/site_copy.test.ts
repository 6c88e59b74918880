/** What the service worker keeps and answers, with a cache and a network made here. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SiteCopy, type Version } from '../../web/offline/site_copy.ts';

const site = 'https://host.example/classroom/spotlight/';
const version: Version = {
  id: 'two',
  files: { 'index.html': 'sha256-page', 'assets/core-1.wasm': 'sha256-core' },
};

/** By the name of a cache: texts by address. */
let kept: Map<string, Map<string, string>>;
let asked: { url: string; integrity: string | undefined }[];
let missing: string[];

beforeEach(() => {
  kept = new Map();
  asked = [];
  missing = [];
  vi.stubGlobal('caches', {
    keys: () => Promise.resolve([...kept.keys()]),
    delete: (name: string) => Promise.resolve(kept.delete(name)),
    open(name: string) {
      const files = kept.get(name) ?? new Map<string, string>();
      kept.set(name, files);
      return Promise.resolve({
        put: async (url: URL, response: Response) => files.set(url.href, await response.text()),
        match: (url: URL) => {
          const text = files.get(url.href);
          return Promise.resolve(text === undefined ? undefined : new Response(text));
        },
      });
    },
  });
  vi.stubGlobal('fetch', ({ href }: URL, options?: RequestInit) => {
    asked.push({ url: href, integrity: options?.integrity });
    const status = missing.includes(href) ? 404 : 200;
    return Promise.resolve(new Response(`network: ${href}`, { status }));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function answer(
  url: string,
  request: { method?: string; mode?: RequestMode } = {},
): Promise<string | undefined> {
  const response = new SiteCopy(site, version).answerTo({
    url,
    method: 'GET',
    mode: 'cors',
    ...request,
  });
  return (await response)?.text();
}

describe('the copy of a site', () => {
  it('fetches every file of its version, each with its hash', async () => {
    await new SiteCopy(site, version).fill();
    expect(asked).toEqual([
      { url: `${site}index.html`, integrity: 'sha256-page' },
      { url: `${site}assets/core-1.wasm`, integrity: 'sha256-core' },
    ]);
  });

  it('is not complete where a file is missing', async () => {
    missing = [`${site}assets/core-1.wasm`];
    await expect(new SiteCopy(site, version).fill()).rejects.toThrow('core-1.wasm answered 404');
  });

  it('answers without the network, the page under every address that it has', async () => {
    await new SiteCopy(site, version).fill();
    asked = [];
    const page = `network: ${site}index.html`;
    for (const url of [site, `${site}?from=mail`, `${site}index.html`, `${site}#/heads`]) {
      expect(await answer(url, { mode: 'navigate' })).toBe(page);
    }
    expect(await answer(`${site}assets/core-1.wasm`)).toBe(`network: ${site}assets/core-1.wasm`);
    expect(asked).toEqual([]);
  });

  it('leaves alone what it does not keep: the package, the offline file, other places', async () => {
    for (const url of [
      `${site}lib/spotlight.js`,
      `${site}spotlight.html`,
      `${site}constructor`,
      `${site}assets/core-1.wasm?v=2`,
      'https://host.example/',
      'https://host.example/classroom/spotlight-2/index.html',
      'https://other.example/classroom/spotlight/index.html',
    ]) {
      expect(await answer(url)).toBeUndefined();
    }
    expect(await answer(site, { method: 'POST' })).toBeUndefined();
  });

  it('asks the network where the browser has dropped the copy', async () => {
    expect(await answer(site)).toBe(`network: ${site}index.html`);
    expect(asked).toHaveLength(1);
  });

  it('deletes older copies of its own site, and nothing else', async () => {
    const older = new SiteCopy(site, { ...version, id: 'one' });
    const neighbour = new SiteCopy('https://host.example/', version);
    const copy = new SiteCopy(site, version);
    for (const each of [older, neighbour, copy]) await each.fill();
    kept.set('somebody else', new Map());
    await copy.deleteOthers();
    expect([...kept.keys()]).toEqual([
      'spotlight / two',
      'spotlight /classroom/spotlight/ two',
      'somebody else',
    ]);
  });
});
