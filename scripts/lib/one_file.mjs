/**
 * Makes one HTML file of a built page: script, styles and icon are put into it, and its content security
 * policy allows just these, the first two by their hashes, and no network at all.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inRepo } from './root.mjs';

/**
 * What a build has made, as text.
 * @typedef {object} Built
 * @property {string} page HTML whose head names one script and one style sheet
 * @property {string} script a module
 * @property {string} styles
 * @property {string} icon SVG
 * @property {readonly string[]} licenses of what is inside and asks to travel with it
 */

/**
 * The plugin of Vite's. The build has to make one script and one style sheet.
 * @param {string} fileName of the page
 * @returns {import('vite').Plugin}
 */
export function oneFile(fileName) {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle);
        /** @param {string} ending */
        const textsOf = (ending) =>
          files
            .filter((file) => file.fileName.endsWith(ending))
            .map((file) => (file.type === 'chunk' ? file.code : String(file.source)));
        const [page = ''] = textsOf('.html');
        const [script = ''] = textsOf('.js');
        const [styles = ''] = textsOf('.css');
        const icon = readFileSync(inRepo('public/icon.svg'), 'utf8');
        const source = intoOneFile({ page, script, styles, icon, licenses: textsOf('.txt') });
        for (const name of Object.keys(bundle)) Reflect.deleteProperty(bundle, name);
        this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}

/** @param {Built} built */
export function intoOneFile({ page, script, styles, icon, licenses }) {
  // What would end the element or open a comment stands in strings and the like, where \x3C is the same.
  const module = script.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3C`);
  const sheet = styles.replaceAll(/<(?=\/style)/gi, String.raw`\3C `);
  const iconAddress = `data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}`;
  const comments = licenses.map((text) => `<!--\n${text.trim()}\n-->\n`).join('');
  /** @type {[RegExp, (found: string) => string][]} */
  const changes = [
    [
      /(?<=http-equiv="Content-Security-Policy"\s+content=")[^"]*/g,
      (policy) => insidePolicy(policy, { script: hashOf(module), styles: hashOf(sheet) }),
    ],
    [/ *<link rel="(manifest|apple-touch-icon)"[^>]*>\n/g, () => ''],
    [/(?<=<link rel="icon" href=")[^"]*/g, () => iconAddress],
    [/ *<script type="module"[^>]*><\/script>\n/g, () => ''],
    [/<link rel="stylesheet"[^>]*>/g, () => `<style>${sheet}</style>`],
    [/ *<\/body>/g, (end) => `<script type="module">${module}</script>\n${end}`],
    [/(?<=<\/html>\n)$/g, () => comments],
  ];
  return changes.reduce(changed, page);
}

/**
 * @param {string} html
 * @param {[RegExp, (found: string) => string]} change of what has to be there
 */
function changed(html, [pattern, change]) {
  if (html.search(pattern) < 0) throw new Error(`the page has no ${pattern}`);
  return html.replaceAll(pattern, change);
}

/**
 * The page's policy, where 'self' is the page alone.
 * @param {string} policy
 * @param {{ script: string, styles: string }} hashes
 */
export function insidePolicy(policy, { script, styles }) {
  /** @type {Record<string, string>} */
  const inside = {
    'script-src': script,
    'style-src': styles,
    'connect-src': 'data:',
    'font-src': 'data:',
    'img-src': 'data:',
    'manifest-src': "'none'",
    'worker-src': 'blob:',
  };
  return policy.replaceAll(/([\w-]+) ([^;]*)/g, (directive, name, sources) => {
    if (!sources.includes("'self'")) return directive;
    if (!inside[name]) throw new Error(`the policy's ${name}: nobody said what 'self' is inside`);
    return `${name} ${sources.replace("'self'", inside[name])}`;
  });
}

/** @param {string} text */
function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
