/** What files of the built site weigh on their way to a visitor. */

import { gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import type { Site } from './site.ts';

const dist = new URL('../../dist/', import.meta.url);

export const kilobyte = 1024;

export interface FileSize {
  readonly name: string;
  /** Bytes, with gzip. */
  readonly size: number;
}

/** Of the files behind these addresses, each once. */
export async function sizesOf(site: Site, requests: readonly string[]): Promise<FileSize[]> {
  const paths = new Set(requests.map((url) => new URL(url).pathname));
  return await Promise.all(
    [...paths].map(async (path) => {
      const name = path.slice(new URL(site.address).pathname.length) || 'index.html';
      return { name, size: gzipSync(await readFile(new URL(name, dist)), { level: 9 }).length };
    }),
  );
}

export function sumOf(sizes: readonly FileSize[]): number {
  return sizes.reduce((bytes, { size }) => bytes + size, 0);
}

/** "  12.3 KB  assets/index.js" */
export function sizeLine(size: number, name: string): string {
  return `${(size / kilobyte).toFixed(1).padStart(6)} KB  ${name}\n`;
}
