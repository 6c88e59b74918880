/** Where weights are read from, and what is said where they cannot be. */

import { once } from 'node:events';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesAt } from '../../web/engine/read_bytes.ts';

const folder = await mkdtemp(path.join(os.tmpdir(), 'spotlight-'));
const content = Uint8Array.of(1, 2, 3);
const fileUrl = pathToFileURL(path.join(folder, 'weights.safetensors'));
await writeFile(fileUrl, content);
const hugeUrl = pathToFileURL(path.join(folder, 'huge.safetensors'));
await writeFile(hugeUrl, '');
await truncate(hugeUrl.pathname, 2 ** 40); // a hole: it takes no room

let pagesSent = 0;
let endedEarly = false;
const answers: Record<string, RequestListener> = {
  '/weights': (_, response) => response.end(content),
  '/page': (_, response) =>
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end('<!doctype html>'),
  '/cut': (_, response) => {
    response.setHeader('Content-Length', 1000);
    response.write('short', () => response.destroy());
  },
  '/endless': (_, response) => {
    const more = (): void => {
      ++pagesSent;
      if (response.write(new Uint8Array(2 ** 20))) setImmediate(more);
      else response.once('drain', more);
    };
    response.on('close', () => (endedEarly = true));
    more();
  },
};
const server = createServer((request, response) => {
  const answer = answers[request.url ?? ''];
  if (answer) answer(request, response);
  else response.writeHead(404).end();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

describe('bytesAt', () => {
  it.each([
    ['a file', fileUrl],
    ['a file, its address a string', fileUrl.href],
    ['a server', `${address}/weights`],
    ['the address itself', 'data:,%01%02%03'],
  ])('reads from %s', async (_where, source) => {
    expect(await bytesAt(source, 'source')).toEqual(content);
  });

  it.each([
    ['a file that is not there', new URL('nowhere', fileUrl), 'invalid_argument', /ENOENT/],
    ['a folder', pathToFileURL(folder), 'invalid_argument', /EISDIR/],
    [
      'a path without a scheme',
      '/weights',
      'invalid_argument',
      /expected an address, got "\/weights"/,
    ],
    ['no address', '', 'invalid_argument', /expected an address, got ""/],
    ['a status that is an error', `${address}/gone`, 'invalid_argument', /: \/gone answered 404$/],
    ['a server that is not there', 'http://127.0.0.1:1/', 'invalid_argument', /could not be read/],
    ['an answer that is cut off', `${address}/cut`, 'invalid_argument', /could not be read/],
    ['a web page', `${address}/page`, 'unsupported_format', /got a web page from \/page$/],
    ['a file of a terabyte', hugeUrl, 'corrupt_file', /expected at most 16 MB, got more$/],
  ])('says so for %s', async (_what, source, code, message) => {
    const reading = bytesAt(source, 'languageModel: source');
    await expect(reading).rejects.toMatchObject({ name: 'SpotlightError', code });
    await expect(reading).rejects.toThrow(/^languageModel: source: /);
    await expect(reading).rejects.toThrow(message);
  });

  it('stops a download that is too large', async () => {
    const reading = bytesAt(`${address}/endless`, 'source');
    await expect(reading).rejects.toMatchObject({ code: 'corrupt_file' });
    await expect.poll(() => endedEarly).toBe(true);
    expect(pagesSent).toBeLessThan(64);
  });
});
