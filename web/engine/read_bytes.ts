/** Reads a file of weights wherever it lies: on disk in Node, else by fetch. */

import { described, invalid } from './arguments.ts';
import { SpotlightError } from './errors.ts';
import { largestFile, tooLarge } from './model_arguments.ts';

/**
 * Throws invalid_argument if there is no such address or nothing can be read there, unsupported_format
 * if a web page answers, corrupt_file beyond 16 MB.
 */
export async function bytesAt(
  source: URL | string,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const url = addressOf(source, name);
  try {
    const onDisk = url.protocol === 'file:' && typeof process === 'object';
    return await collected(onDisk ? readFromDisk(url) : download(url, name), name);
  } catch (error) {
    if (error instanceof SpotlightError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(`${name}: could not be read: ${reason}`);
  }
}

function addressOf(source: URL | string, name: string): URL {
  try {
    // As fetch() does: in a browser addresses may be relative to the page.
    return new URL(source, typeof document === 'object' ? document.baseURI : undefined);
  } catch {
    throw invalid(`${name}: expected an address, got ${described(source)}`);
  }
}

function readFromDisk(url: URL): AsyncIterable<Uint8Array> {
  // Asked of the process, not imported, so that a bundle for browsers has no Node module in it.
  return process.getBuiltinModule('node:fs').createReadStream(url);
}

async function* download(url: URL, name: string): AsyncGenerator<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw new SpotlightError(
      'unsupported_format',
      `${name}: expected a file, got a web page from ${url.pathname}`,
    );
  }
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const { value } = (await reader?.read()) ?? {};
      if (!value) return;
      yield value;
    }
  } finally {
    await reader?.cancel(); // the rest, if nobody wants it
  }
}

async function collected(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > largestFile) throw tooLarge(name);
    parts.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
