/** Loads the WebAssembly core: finds the file, compiles it, starts the module. */

import createCoreModule from '#core';
import type { CoreModule } from './core_types.ts';
import { SpotlightError } from './errors.ts';

/** Where the core comes from: an address, or the bytes of the .wasm file. */
export type WasmSource = URL | string | BufferSource;

/** Beside this module; Vite rewrites it when it bundles. */
const builtCore = new URL('../../build/wasm/spotlight_core.wasm', import.meta.url);

/** Throws engine_crashed, saying why, if the core cannot be loaded here. */
export async function loadCore(source: WasmSource = builtCore): Promise<CoreModule> {
  let compiled: WebAssembly.Module;
  try {
    compiled = await compile(source);
  } catch (error) {
    throw new SpotlightError('engine_crashed', `the engine did not load: ${reason(error)}`);
  }
  return await new Promise<CoreModule>((resolve, reject) => {
    createCoreModule({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, imports).then(done, reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (typeof source !== 'string' && !(source instanceof URL)) {
    return await WebAssembly.compile(source);
  }
  const url = new URL(source, import.meta.url);
  if (url.protocol === 'file:' && typeof process === 'object') {
    // Asked of the process, not imported, so that a bundle for browsers has no Node module in it.
    const { readFile } = process.getBuiltinModule('node:fs/promises');
    return await WebAssembly.compile(await readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  // Streaming compilation insists on the type; a server that does not know .wasm still works.
  const typed = response.headers.get('content-type')?.startsWith('application/wasm') ?? false;
  return typed
    ? await WebAssembly.compileStreaming(response)
    : await WebAssembly.compile(await response.arrayBuffer());
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
