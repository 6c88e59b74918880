/** The glue that Emscripten builds, imported as '#core' (package.json, "imports"). */

import type { CoreModule } from './core_types.ts';

interface CoreModuleSettings {
  instantiateWasm?(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): WebAssembly.Exports;
  /** The bytes of the .wasm file. */
  wasmBinary?: BufferSource;
}

/** Starts the module. */
export default function createCoreModule(settings: CoreModuleSettings): Promise<CoreModule>;
