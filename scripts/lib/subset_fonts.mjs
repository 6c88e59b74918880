/**
 * The page's two typefaces hold thousands of characters and the page shows about a hundred: this plugin
 * of Vite's cuts them down. web/styles/fonts.css names the whole fonts, as their packages lay them out,
 * so it works without the plugin too; with it, the small ones are served and built instead.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inRepo } from './root.mjs';

const ascii = String.fromCharCode(...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i));

/** What the page writes beyond ASCII, and the letters that visitors' own sentences most often add. */
const signs = '\u00a0–—‘’“”…•×÷·−°²′éäöü';

/** Everything the cut fonts hold; fonts.css gives the same as `unicode-range`. */
export const characters = ascii + signs;

/**
 * What the page uses and leaves to the system's font. @fontsource has all but ↑ and ↓ in no file; those
 * two would then be arrows of another make than ← and →.
 */
export const systemCharacters = '←→↑↓∞√✓ᵀ';

/** Kerning and accents, and figures of one width: no alternates, so a word is as wide as its letters. */
const features = ['kern', 'tnum', 'ccmp', 'locl', 'mark', 'mkmk'];

/**
 * @typedef {object} Font
 * @property {string} name of the file that is published
 * @property {string} source the whole font, as fonts.css names it
 * @property {import('subset-font').Options} options
 * @property {{ from: string, to: string }} [renamed] part of its name, in as many letters
 */

/** @type {readonly Font[]} */
const fonts = [
  {
    name: 'inter',
    source: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    options: {
      keepFeatures: features,
      variationAxes: { wght: { min: 400, max: 600, default: 400 } },
    },
  },
  {
    name: 'lesson-serif',
    source: '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
    options: { keepFeatures: [...features, 'liga'] },
    // Its licence reserves the name for the font as Adobe made it; a cut one goes by another.
    renamed: { from: 'Source', to: 'Lesson' },
  },
];

/** @returns {import('vite').Plugin} */
export function subsetFonts() {
  return {
    name: 'subset-fonts',
    async config() {
      const files = await subsetFiles();
      const alias = fonts.map(({ name, source }) => ({
        find: source,
        replacement: files[name] ?? source,
      }));
      return { resolve: { alias } };
    },
    /** The fonts' licence asks to travel with them. */
    async generateBundle() {
      for (const { name, source } of fonts) {
        const license = path.resolve(inRepo('node_modules', source), '../../LICENSE');
        this.emitFile({
          type: 'asset',
          fileName: `fonts-license-${name}.txt`,
          source: await readFile(license, 'utf8'),
        });
      }
    },
  };
}

/** The cut fonts' files by name. */
export async function subsetFiles() {
  /** @type {Record<string, string>} */
  const files = {};
  // One after the other: two conversions at once would write into the same memory of wawoff2.
  for (const font of fonts) files[font.name] = await subsetFile(font);
  return files;
}

/**
 * The cut font's file, made unless it is there from an earlier time. Its folder is named after all that
 * decides its contents: the font, this program and the libraries' versions.
 * @param {Font} font
 */
async function subsetFile(font) {
  const whole = await readFile(inRepo('node_modules', font.source));
  const key = createHash('sha256').update(whole);
  for (const decides of [
    fileURLToPath(import.meta.url),
    inRepo('node_modules/subset-font/package.json'),
    inRepo('node_modules/harfbuzzjs/package.json'),
  ]) {
    key.update(await readFile(decides));
  }
  const folder = inRepo('node_modules/.cache/fonts', key.digest('hex').slice(0, 16));
  const file = path.join(folder, `${font.name}.woff2`);
  if (existsSync(file)) return file;

  await mkdir(folder, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, await subset(whole, font));
  await rename(unfinished, file); // whole or not there, also when two builds run at once
  return file;
}

/**
 * @param {Buffer} whole
 * @param {Font} font
 */
async function subset(whole, { options, renamed }) {
  // Loaded here because it takes a while and most builds find their fonts made.
  const { default: fontverter } = await import('fontverter');
  const { default: subsetFont } = await import('subset-font');
  const font = await fontverter.convert(whole, 'sfnt');
  if (renamed) renameFont(font, renamed.from, renamed.to);
  return subsetFont(font, characters, { ...options, targetFormat: 'woff2' });
}

/**
 * Replaces a word in the font's family, full and PostScript names, in place; the copyright notice keeps
 * it. The format: https://learn.microsoft.com/typography/opentype/spec/name
 * @param {Buffer} font
 * @param {string} from
 * @param {string} to as long as `from`
 */
function renameFont(font, from, to) {
  const familyUniqueFullPostScript = [1, 3, 4, 6];
  const names = tableStart(font, 'name');
  const strings = names + font.readUInt16BE(names + 4);
  for (let i = 0; i < font.readUInt16BE(names + 2); i++) {
    const record = names + 6 + 12 * i;
    if (!familyUniqueFullPostScript.includes(font.readUInt16BE(record + 6))) continue;
    const start = strings + font.readUInt16BE(record + 10);
    const text = font.subarray(start, start + font.readUInt16BE(record + 8));
    for (const encode of [oneByte, twoBytes]) {
      const at = text.indexOf(encode(from));
      if (at >= 0) encode(to).copy(text, at);
    }
  }
}

/**
 * @param {Buffer} font
 * @param {string} tag
 */
function tableStart(font, tag) {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table "${tag}"`);
}

/** @param {string} text */
const oneByte = (text) => Buffer.from(text, 'latin1');

/** @param {string} text */
const twoBytes = (text) => Buffer.from(text, 'utf16le').swap16();
