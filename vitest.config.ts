/** Tests in three places: Node (the package and pure functions), Chromium (components), a whole visit. */
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

import { chromiumArguments } from './scripts/lib/chromium_arguments.mjs';
import { findChromium } from './scripts/lib/find_chromium.mjs';
import { readCases } from './tests/conformance/cases.ts';
import type { SiteKind } from './tests/e2e/site.ts';

const executablePath = findChromium();

/**
 * Vitest's server answers any address with its own page; tests need one with nothing behind it, and one
 * that never answers.
 */
const strangeAddresses: Plugin = {
  name: 'strange-addresses',
  configureServer({ middlewares }) {
    middlewares.use('/silent', () => undefined);
    middlewares.use('/missing', (_, response) => {
      response.statusCode = 404;
      response.end();
    });
  },
};

/** Browser tests cannot read files: the official cases, as many as there are beside this repository. */
const conformanceCases: Plugin = {
  name: 'conformance-cases',
  configureServer({ middlewares }) {
    middlewares.use('/conformance', (_, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify({
          onnx: readCases('onnx'),
          fp16: readCases('onnx/fp16'),
          torch: readCases('torch'),
        }),
      );
    });
  },
};

/** A loaded machine is slow, and not wrong: only a wait that is truly over fails. */
const patient = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000 } } };

/** End-to-end tests of what a server publishes, and of the ways to have it: not of the lessons. */
const aboutTheServer = [
  'built_package',
  'cost_frames',
  'failures',
  'firefox',
  'first_load',
  'installed',
  'lesson_loads',
  'lighthouse',
  'main_thread',
  'offline_file',
  'readme',
  'training_costs',
];

function endToEnd(
  name: string,
  siteKind: SiteKind,
  leftOut: readonly string[],
): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      include: ['tests/e2e/**/*.test.ts'],
      exclude: leftOut.map((file) => `tests/e2e/${file}.test.ts`),
      globalSetup: 'tests/e2e/global_setup.ts',
      environment: 'node',
      provide: { siteKind },
      ...patient,
    },
  };
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          ...patient,
        },
      },
      {
        plugins: [strangeAddresses, conformanceCases],
        optimizeDeps: {
          include: [
            'lit',
            'lit/directive.js',
            'lit/directives/class-map.js',
            'chart.js',
            'axe-core',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          setupFiles: ['tests/browser/setup.ts'],
          ...patient,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath && { executablePath }), args: chromiumArguments },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 900 } }],
          },
        },
      },
      endToEnd('e2e', 'served', []),
      // The lessons' tests once more, without a network: the offline file, and the site after one visit.
      endToEnd('offline', 'file', aboutTheServer),
      endToEnd('installed', 'installed', aboutTheServer),
    ],
  },
});
