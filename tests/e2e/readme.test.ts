/** What README.md shows is run: its programs, and its table of calls against the package. */

import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { runWithPackage } from './consumer.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const programs = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, program = '']) => program);

it('prints what the first program promises', async () => {
  const [shape = '', weights = ''] = (await runWithPackage(programs[0] ?? '')).split('\n');
  expect(shape).toMatch(/^\[ 2, 2 \] \[ 1, 0, 0\.33\d*, 0\.66\d* \]$/);
  expect(weights).toBe('[ 4, 3, 3 ]');
});

it('prints what the program that trains promises', async () => {
  expect(await runWithPackage(programs[1] ?? '')).toBe(
    "20 true\n40 true\n[ '[S]', 'the', 'cat', 'sat', '.' ] [ 6, 5, 5 ]\n",
  );
});

it('prints what the program that fails promises', async () => {
  expect(await runWithPackage(programs[2] ?? '')).toBe(
    'true invalid_argument\nSimpleAttention: expected embed_dim divisible by num_heads, got embed_dim 64 and num_heads 7\n',
  );
});

it('has no program that is not run', () => {
  expect(programs).toHaveLength(3);
});

it('names every call of the package, and no other', async () => {
  const engine = await createEngine();
  const trainer = await engine.trainer();
  const trial = await engine.scalingTrial();
  const made = [await engine.simpleAttention(), trainer, await trainer.model(), trial];
  const methodsOf = (object: object): string[] =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter(
      (name) => name !== 'constructor' && name !== 'dispose',
    );
  const table = readme.slice(readme.search(/^\| call /m));
  const calls = [...table.matchAll(/^\| `engine\.(\w+)\(/gm)].map(([, name]) => name);
  expect(calls.sort()).toEqual(methodsOf(engine).sort());
  for (const method of made.flatMap(methodsOf)) expect(table).toContain(`\`${method}\``);
});
