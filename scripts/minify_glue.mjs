// Makes the JavaScript that Emscripten writes around the core small: it comes with long names, and
// every page loads it. CMake calls this after each link: node minify_glue.mjs <file>.
import { readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'vite';
import { Failure } from './lib/failure.mjs';
import { program } from './lib/program.mjs';

await program(import.meta.url, async ([file]) => {
  if (!file) throw new Failure('usage: node scripts/minify_glue.mjs <file>');
  const { code, errors } = await minify(file, readFileSync(file, 'utf8'), { module: true });
  if (errors.length > 0) throw new Failure(errors.map(({ message }) => message).join('\n'));
  writeFileSync(file, code);
});
