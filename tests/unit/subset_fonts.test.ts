// The cut typefaces are small, hold every character that the page writes, and keep their figures' width.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fontverter from 'fontverter';
import { Blob, Buffer, Face, Feature, Font, shape, Variation } from 'harfbuzzjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRepo } from '../../scripts/lib/root.mjs';
import { characters, subsetFiles, systemCharacters } from '../../scripts/lib/subset_fonts.mjs';

const fontsCss = readFileSync(inRepo('web/styles/fonts.css'), 'utf8');

interface Subset {
  bytes: number;
  face: Face;
}

const subsets: Record<string, Subset> = {};

beforeAll(async () => {
  for (const [name, file] of Object.entries(await subsetFiles())) {
    const woff2 = readFileSync(file);
    const face = new Face(new Blob(await fontverter.convert(woff2, 'sfnt')), 0);
    subsets[name] = { bytes: woff2.length, face };
  }
});

describe.each([
  ['inter', 24],
  ['lesson-serif', 15],
])('%s', (name, kilobytes) => {
  it(`is a file of less than ${kilobytes} KB`, () => {
    expect(subsets[name]!.bytes).toBeLessThan(kilobytes * 1000);
  });

  it('has a glyph for every character it was cut to, and fonts.css says for which', () => {
    const held = new Set(subsets[name]!.face.collectUnicodes());
    expect(held).toEqual(codePoints(characters));
    const ranges = [...fontsCss.matchAll(/unicode-range:([^;]*);/g)];
    expect(ranges.length).toBeGreaterThan(2); // the two fonts and their stand-ins
    for (const [, range = ''] of ranges) expect(parseRange(range)).toEqual(held);
  });

  it('has figures of one width where asked, in every weight', () => {
    const { face } = subsets[name]!;
    for (const weight of [400, 500, 600]) {
      const widths = advances(face, '0123456789', weight);
      expect(new Set(widths).size).toBe(1);
    }
  });
});

describe('inter', () => {
  it('has the weights from 400 to 600 and no others', () => {
    expect(subsets.inter!.face.getAxisInfos().wght).toMatchObject({ min: 400, max: 600 });
    const at = (weight: number) => sum(advances(subsets.inter!.face, 'attention', weight));
    expect(at(500)).toBeGreaterThan(at(400));
    expect(at(600)).toBeGreaterThan(at(500));
    expect(at(900)).toBe(at(600));
  });
});

describe('lesson-serif', () => {
  it('goes by another name than the reserved one, and names its makers', () => {
    const { face } = subsets['lesson-serif']!;
    const [copyright, family, , unique, full, , postScript] = [0, 1, 2, 3, 4, 5, 6].map((id) =>
      face.getName(id, 'en'),
    );
    expect(family).toBe('Lesson Serif 4');
    expect([unique, full, postScript].join()).not.toContain('Source');
    expect(copyright).toContain('Adobe');
  });
});

it('covers what the page writes, but for what is left to the system', () => {
  const drawn = codePoints(characters + systemCharacters);
  const missing = pageFiles().flatMap((file) =>
    [...codePoints(unescape(readFileSync(file, 'utf8')))]
      .filter((code) => code > 0x7e && !drawn.has(code))
      .map((code) => `${String.fromCodePoint(code)} (U+${code.toString(16)}) in ${relative(file)}`),
  );
  expect(missing, 'add these to scripts/lib/subset_fonts.mjs and fonts.css').toEqual([]);
});

function pageFiles() {
  const files = readdirSync(inRepo('web'), { recursive: true, withFileTypes: true })
    .filter((entry) => /\.(ts|css|html)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return [inRepo('index.html'), ...files];
}

function relative(file: string) {
  return path.relative(inRepo(), file);
}

/** Characters written as "\u2212" count as well. */
function unescape(source: string) {
  return source.replace(
    /\\u(?:\{([\da-f]+)\}|([\da-f]{4}))/gi,
    (_, long?: string, short?: string) =>
      String.fromCodePoint(Number.parseInt(long ?? short ?? '', 16)),
  );
}

function codePoints(text: string) {
  return new Set(Array.from(text, (character) => character.codePointAt(0)!));
}

/** "U+20-7E, U+A0" as the set of its code points. */
function parseRange(range: string) {
  const codes = range.split(',').flatMap((part) => {
    const [first = 0, last = first] = part
      .trim()
      .slice('U+'.length)
      .split('-')
      .map((code) => Number.parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  return new Set(codes);
}

/** The width of every letter, with tabular figures. */
function advances(face: Face, text: string, weight: number) {
  const font = new Font(face);
  font.setVariations([new Variation('wght', weight)]);
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer, [new Feature('tnum', 1)]);
  return buffer.getGlyphPositions().map(({ xAdvance }) => xAdvance);
}

function sum(numbers: number[]) {
  return numbers.reduce((a, b) => a + b, 0);
}
