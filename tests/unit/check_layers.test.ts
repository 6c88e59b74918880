// The layer check guards every other file, so it is tested on made-up trees that break one rule each.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkImports, checkMap, readFolders, readSources } from '../../scripts/check_layers.mjs';

describe('checkImports', () => {
  it('finds nothing to say about this repository', () => {
    expect(checkImports(readSources())).toEqual([]);
  });

  it('accepts imports along the arrows, styles and libraries', () => {
    const files = {
      'web/components/mask/mask.ts': [
        `import { html } from 'lit';`,
        `import { shape } from '../../lib/shape.ts';`,
        `import { drawMask } from '../../render/mask.ts';`,
        `import './neighbour.ts';`,
        `import sheet from '../../styles/tokens.css?inline';`,
      ].join('\n'),
      'web/engine/load.ts': `import createModule from '#core';`,
      'wasm/model/attention.cpp': '#include "kernels/softmax.hpp"\n#include <cstdio>',
    };
    expect(checkImports(files)).toEqual([]);
  });

  it('rejects a component that imports state', () => {
    const source = `// one\n\nimport { url } from '../../state/url';\n`;
    expect(checkImports({ 'web/components/grid/x.ts': source })).toEqual([
      `web/components/grid/x.ts:3: components may not import state ('../../state/url')`,
    ]);
  });

  it.each([
    ['a type import', `import type { Url } from '../state/url';`],
    ['an import of the folder', `import { url } from '../state';`],
    ['an inline type import', `export type Url = import('../state/url').Url;`],
    ['a re-export', `export * from '../state/url';`],
    ['a dynamic import', `const url = await import('../state/url');`],
    ['a worker address', `new Worker(new URL('../state/url.ts', import.meta.url));`],
    ['a worker address without dots', `new URL('w/../../state/url.ts', import.meta.url);`],
    ['a glob import', `import.meta.glob(['../state/*.ts']);`],
    ['an address from the root', `import '/web/state/url.ts';`],
  ])('counts %s', (_form, source) => {
    const [error, ...others] = checkImports({ 'web/render/x.ts': source });
    expect(error).toContain('web/render/x.ts:1: render may not import state');
    expect(others).toEqual([]);
  });

  it('ignores imports in comments and strings', () => {
    const source = [
      `// import { url } from '../state/url';`,
      `const snippet = "import { url } from '../state/url'";`,
      `fetch(new URL('../state/url', location.href));`,
    ].join('\n');
    expect(checkImports({ 'web/render/x.ts': source })).toEqual([]);
  });

  it.each([
    ['web/lib/x.ts', `import '../engine/index.ts';`, 'lib may not import engine'],
    ['web/engine/x.ts', `import '../state/url.ts';`, 'engine may not import state'],
    [
      'web/components/a/x.ts',
      `import '../../engine/index.ts';`,
      'components may not import engine',
    ],
    ['web/lessons/1/x.ts', `import '../../main.ts';`, "lessons may not import web's own files"],
    ['web/lib/x.ts', `import '../../tests/help.ts';`, 'lib may not import tests'],
    ['web/main.ts', `import '../tests/unit/help.ts';`, "web's own files may not import tests/unit"],
    ['web/main.ts', `import '../scripts/lib/run.mjs';`, "web's own files may not import scripts"],
    ['web/lessons/1/x.ts', `import core from '#core';`, 'lessons may not import build'],
    ['web/engine/x.ts', `import { html } from 'lit';`, 'engine may not import lit'],
    ['web/engine/x.ts', `import 'lit/decorators.js';`, 'engine may not import lit'],
    ['web/lessons/1/x.ts', `import 'chart.js/auto';`, 'lessons may not import chart.js'],
    ['web/styles/x.css', `@import url('../lib/x.css');`, 'styles may not import lib'],
    ['wasm/kernels/x.cpp', '#include "model/error.hpp"', 'kernels may not import model'],
    ['wasm/kernels/x.cpp', '#include "../model/error.hpp"', 'kernels may not import model'],
    ['wasm/kernels/x.hpp', '#include <model/error.hpp>', 'kernels may not import model'],
    ['wasm/model/x.cpp', '#include <emscripten/val.h>', 'model may not import emscripten headers'],
    ['wasm/tools/x.cpp', '#include "bindings/convert.hpp"', 'tools may not import bindings'],
    ['tests/native/x.cpp', '#include "bindings/guard.hpp"', 'tests/native may not import bindings'],
    ['wasm/kernels/x.cpp', '#include <iostream>', 'kernels may not print'],
    ['wasm/model/x.cpp', 'std::printf("hello");', 'model may not print'],
    ['web/widgets/x.ts', '', 'web/widgets is no layer'],
  ])('rejects in %s: %s', (file, source, message) => {
    const errors = checkImports({ [file]: source });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(message);
  });

  it('takes a C++ include without dots for a neighbour where there is one', () => {
    const files = {
      'wasm/kernels/a.cpp': '#include "model/b.hpp"',
      'wasm/kernels/model/b.hpp': '',
    };
    expect(checkImports(files)).toEqual([]);
  });

  it('lets a single file import chart.js', () => {
    const source = `import { Chart } from 'chart.js';\nimport type { ChartData } from 'chart.js';`;
    expect(checkImports({ 'web/render/line.ts': source })).toEqual([]);
    expect(checkImports({ 'web/render/line.ts': source, 'web/render/bars.ts': source })[0]).toBe(
      `web/render/bars.ts:1: only one file may import chart.js, and web/render/line.ts does ('chart.js')`,
    );
  });
});

describe('checkMap', () => {
  it('finds every folder of this repository in ARCHITECTURE.md', () => {
    expect(checkMap(readFolders(), readFileSync('ARCHITECTURE.md', 'utf8'))).toEqual([]);
  });

  it('names a folder that the map leaves out', () => {
    expect(checkMap(['web/lib', 'web/widgets'], '`web/lib/` numbers')).toEqual([
      'web/widgets: ARCHITECTURE.md does not say what web/widgets/ is for',
    ]);
  });
});
