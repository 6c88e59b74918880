/** The package in dist/lib, as other people import it: in Node, in a browser, in TypeScript. */

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { inFolder, packageFolder, root, run, runWithPackage } from './consumer.ts';
import { useSite } from './site.ts';

const site = useSite();

it('works in Node, from disk, without options', async () => {
  const printed = await runWithPackage(`
    import { createEngine, SpotlightError } from 'spotlight';
    const engine = await createEngine();
    const { data } = await engine.softmax([2, 1, 0.1]);
    const error = await engine.createCausalMask(0).catch((reason) => reason);
    console.log(data[0].toFixed(3), error instanceof SpotlightError, error.code);
  `);
  expect(printed).toBe('0.659 true invalid_argument\n');
});

it('can be imported from the published site, and runs in a worker there', async () => {
  const visit = await site.open('icon.svg', {}, (page) => page.goto(site.address));
  // As text: Vitest would rewrite the import of a function.
  const weights = await visit.page.evaluate(`(async () => {
    const { createEngine } = await import('${site.address}lib/spotlight.js');
    const engine = await createEngine();
    const result = await engine.softmax([2, 1, 0.1]);
    return Array.from(result.data, (value) => value.toFixed(3));
  })()`);
  expect(weights).toEqual(['0.659', '0.242', '0.099']);
  expect(visit.page.workers()).toHaveLength(1);
  await visit.page.context().close();
});

it('has a package.json of its own: type module, entry and types', async () => {
  const manifest = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')) as {
    type: string;
    exports: { '.': { types: string; default: string } };
  };
  expect(manifest.type).toBe('module');
  for (const file of Object.values(manifest.exports['.'])) {
    expect((await readFile(path.join(packageFolder, file))).length).toBeGreaterThan(0);
  }
});

it('has types that a strict consumer compiles against, and that refuse what is wrong', async () => {
  await inFolder(async (folder) => {
    await writeFile(
      path.join(folder, 'consumer.ts'),
      `import { createEngine, type Tensor } from '${packageFolder}/spotlight.js';
       const engine = await createEngine({ worker: false });
       const attention = await engine.simpleAttention({ embedDim: 8, numHeads: 2 });
       export const output: Tensor = await attention.selfAttention([[1, 2]], { causal: true });
       const trainer = await engine.trainer({ from: new Uint8Array() });
       for await (const { loss } of trainer.run({ reportEvery: 5 })) loss.toFixed(2);
       const model = await trainer.model();
       const { roles } = await model.evaluate({ mode: 'masked', sentences: 50 });
       export const head: number = roles.subject.best.head;
       export const weights: Tensor = (await model.forward('a cat')).layers[0]!.weights;
       // @ts-expect-error there is no such mode
       await model.predict('a cat', { mode: 'both' });
       // @ts-expect-error there is no such option
       await engine.softmax([1], { axes: 0 });
       // @ts-expect-error strings are not numbers
       await engine.softmax(['1']);
      `,
    );
    const compilerOptions = {
      noEmit: true,
      strict: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
    };
    const settings = { compilerOptions, files: ['consumer.ts'] };
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(settings));
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    await run(process.execPath, [tsc, '-p', folder]).catch((error: unknown) => {
      throw new Error((error as { stdout: string }).stdout);
    });
  });
});
