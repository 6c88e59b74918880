/** What the build makes of the white space in templates. */

import { expect, it } from 'vitest';
import { squeezeTemplates } from '../../scripts/lib/squeeze_templates.mjs';

it('makes one space of a break and the indentation around it, in templates within templates too', () => {
  const code = [
    'const page = html`<p>',
    '    ${isOpen ? html`<b',
    '      class="x"',
    '      >two  spaces</b>` : nothing}',
    '  </p>`;',
    'const styles = css`',
    '  p {',
    '    margin: 0;',
    '  }`;',
  ].join('\n');
  expect(squeezeTemplates(code)).toBe(
    'const page = html`<p> ${isOpen ? html`<b class="x" >two  spaces</b>` : nothing} </p>`;\n' +
      'const styles = css` p{margin: 0;}`;',
  );
});

it('leaves of styles what browsers read', () => {
  const code = [
    'css`',
    '  /* A comment;',
    '     of two lines { */',
    '  :host(:hover) b > i, a :first-child {',
    '    inset: 0 auto; font: ${size}px serif;',
    '  }',
    '  @media (width < 720px) {',
    '    p { margin: 0; } ',
    '  }',
    '`;',
  ].join('\n');
  expect(squeezeTemplates(code)).toBe(
    'css` :host(:hover) b > i, a :first-child{inset: 0 auto;font: ${size}px serif;}@media (width < 720px){p{margin: 0;}}`;',
  );
});

it('leaves all other text as it is', () => {
  const code =
    'const text = `a\n  b`;\nconst said = say`c\n  d${1}`;\nconst comment = "html`\\n `";\n';
  expect(squeezeTemplates(code)).toBe(code);
});
