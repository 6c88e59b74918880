/** Files that are no weights, or no longer: each gives a SpotlightError that says so. */

import { describe, expect, it } from 'vitest';
import { createEngine, type SpotlightError } from '../../web/engine/index.ts';
import { anything, itRefuses } from '../bad_input.ts';
import { putTogether, takenApart, tensorNames, type SafetensorsFile } from '../safetensors.ts';

const engine = await createEngine();
const saved = await (await engine.trainer()).save();

const either = /^(corrupt_file|unsupported_format)$/;
const load = (bytes: Uint8Array): Promise<unknown> => engine.languageModel(anything(bytes));

/** The file, changed. */
function changed(change: (file: SafetensorsFile, name: string) => void): Uint8Array {
  const file = takenApart(saved);
  change(file, tensorNames(file)[0]!);
  return putTogether(file);
}

/** The file with another number in its first tensor. */
function withNumber(number: number): Uint8Array {
  return changed(({ header, data }, name) => {
    const view = new DataView(data.buffer, data.byteOffset);
    view.setFloat32(header[name]!.data_offsets[0], number, true);
  });
}

describe('languageModel refuses', () => {
  itRefuses([
    ['an empty file', () => load(new Uint8Array()), either, /./],
    ['a file of five bytes', () => load(saved.slice(0, 5)), either, /./],
    ['a file cut off in its header', () => load(saved.slice(0, 100)), 'corrupt_file', /./],
    ['a file cut off in its numbers', () => load(saved.slice(0, -1)), 'corrupt_file', /./],
    [
      'a file with more behind it',
      () => load(new Uint8Array(Buffer.concat([saved, Buffer.of(0)]))),
      'corrupt_file',
      /./,
    ],
    [
      'a header longer than its file',
      () => load(saved.map((byte, i) => (i === 3 ? 1 : byte))),
      either,
      /./,
    ],
    [
      'a picture',
      () => load(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0)),
      either,
      /./,
    ],
    [
      'a web page',
      () => load(new TextEncoder().encode('<!doctype html><html></html>')),
      either,
      /./,
    ],
    ['a file larger than 16 MB', () => load(new Uint8Array(2 ** 24 + 1)), 'corrupt_file', /16 MB/],
    ['NaN among the weights', () => load(withNumber(NaN)), 'non_finite', /NaN|finite/],
    ['infinity among the weights', () => load(withNumber(-Infinity)), 'non_finite', /inf|finite/i],
    [
      'a tensor that is missing',
      () =>
        load(
          changed((file, name) => {
            file.header = Object.fromEntries(
              Object.entries(file.header).map(([each, entry]) => [
                each === name ? 'other' : each,
                entry,
              ]),
            ) as never;
          }),
        ),
      'unsupported_format',
      /./,
    ],
    [
      'tensors of another shape',
      () => load(changed(({ header }, name) => header[name]!.shape.push(1))),
      'unsupported_format',
      /shape|expected/,
    ],
    [
      'whole numbers instead of floats',
      () => load(changed(({ header }, name) => (header[name]!.dtype = 'I32'))),
      'unsupported_format',
      /I32/,
    ],
    [
      'tensors that overlap',
      () => load(changed(({ header }, name) => (header[name]!.data_offsets[0] += 4))),
      'corrupt_file',
      /./,
    ],
    [
      'a source that is none',
      () => engine.languageModel(anything(5)),
      'invalid_argument',
      /source: expected an address or the bytes of a file, got 5/,
    ],
    [
      'a file that is not there',
      () => engine.languageModel('file:///nowhere.safetensors'),
      'invalid_argument',
      /languageModel: source: could not be read/,
    ],
    [
      'a training to go on with that is none',
      () => engine.trainer({ from: saved.slice(0, 50) }),
      'corrupt_file',
      /./,
    ],
    [
      'a name of a file instead of its bytes',
      () => engine.trainer({ from: anything('file') }),
      'invalid_argument',
      /^trainer: from: expected the bytes of a file, got "file"$/,
    ],
  ]);

  it('or reads, and never crashes at, a file with any one byte of its header wrong', async () => {
    const dataStart = saved.length - takenApart(saved).data.length;
    const codes = new Set<string>();
    for (let at = 0; at < dataStart; at += at < 64 ? 1 : 29) {
      const damaged = saved.slice();
      damaged[at]! ^= 0x15;
      try {
        (await engine.languageModel(damaged)).dispose();
      } catch (error) {
        codes.add((error as SpotlightError).code);
      }
    }
    expect([...codes].sort()).toEqual(['corrupt_file', 'unsupported_format']);
  });

  it('what it refused harms nobody', async () => {
    expect((await engine.languageModel(saved)).numLayers).toBe(2);
  });
});
