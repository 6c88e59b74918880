/** One file of a built page: what is put into it, and what its policy allows. */

import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { insidePolicy, intoOneFile } from '../../scripts/lib/one_file.mjs';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:"
    />
    <link rel="icon" href="./icon.svg" type="image/svg+xml" />
    <link rel="manifest" href="./manifest.webmanifest" />
    <script type="module" crossorigin src="./assets/index.js"></script>
    <link rel="stylesheet" crossorigin href="./assets/index.css">
  </head>
  <body></body>
</html>
`;
const built = {
  page,
  script: 'const end = "</script>", open = "<!-- $& $1";',
  styles: 'p::before { content: "</style>" }',
  icon: '<svg/>',
  licenses: ['Copyright: somebody'],
};

describe('one file', () => {
  const html = intoOneFile(built);
  const inside = (tag: string): string =>
    new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 's').exec(html)?.[1] ?? '';

  it('has script, styles and icon inside, and names no other file', () => {
    expect(inside('style')).toContain('p::before');
    expect(inside('script')).toContain('const end');
    expect(html).toContain(`data:image/svg+xml;base64,${btoa(built.icon)}`);
    expect(html).not.toMatch(/(src|href)="\./);
  });

  it('keeps the meaning of a script that writes tags, and of a dollar sign', () => {
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(runInNewContext(`${inside('script')} [end, open];`)).toEqual([
      '</script>',
      '<!-- $& $1',
    ]);
  });

  it('allows this script and these styles by their hashes', () => {
    const [policy = ''] = /default-src[^"]*/.exec(html) ?? [];
    for (const [directive, tag] of [
      ['script-src', 'script'],
      ['style-src', 'style'],
    ] as const) {
      const hash = createHash('sha256').update(inside(tag)).digest('base64');
      expect(policy).toContain(`${directive} 'sha256-${hash}'`);
    }
    expect(policy).not.toContain("'self'");
  });

  it('brings the licences of what is inside', () => {
    expect(html.trimEnd()).toMatch(/<!--\nCopyright: somebody\n-->$/);
  });

  it('says so when the page is another one than expected', () => {
    expect(() => intoOneFile({ ...built, page: '<html></html>' })).toThrow('the page has no');
  });
});

describe('the policy of a page that has everything inside', () => {
  const hashes = { script: "'sha256-a'", styles: "'sha256-b'" };

  it('keeps what is no place, and replaces the site itself', () => {
    expect(insidePolicy("img-src 'self' blob:; base-uri 'none'", hashes)).toBe(
      "img-src data: blob:; base-uri 'none'",
    );
  });

  it('asks what the site itself is in a directive that is new', () => {
    expect(() => insidePolicy("media-src 'self'", hashes)).toThrow('media-src');
  });
});
