/**
 * As much of the peers' types as the benchmark uses: their packages are not there when the rest of the
 * repository is checked.
 */

declare module 'onnxruntime-web' {
  export class Tensor {
    constructor(type: 'float32', data: Float32Array, sizes: readonly number[]);
    readonly data: Float32Array<ArrayBuffer>;
  }
  export class InferenceSession {
    static create(
      model: Uint8Array,
      options: { executionProviders: string[]; graphOptimizationLevel: 'all' },
    ): Promise<InferenceSession>;
    run(feeds: Record<string, Tensor>): Promise<{ y: Tensor }>;
    release(): Promise<void>;
  }
  export const env: { wasm: { numThreads: number }; logLevel: string };
}

declare module 'onnxruntime-web/wasm' {
  export * from 'onnxruntime-web';
}

declare module '@tensorflow/tfjs-core' {
  export interface Tensor {
    dataSync(): Float32Array<ArrayBuffer>;
    dispose(): void;
  }
  export function env(): { set(flag: string, value: boolean): void };
  export function setBackend(name: string): Promise<boolean>;
  export function tensor(data: Float32Array, sizes: readonly number[]): Tensor;
  export function tidy(compute: () => void): void;
  export function matMul(a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean): Tensor;
  export function mul(a: Tensor, b: number): Tensor;
  export function add(a: Tensor, b: Tensor): Tensor;
  export function softmax(x: Tensor): Tensor;
}

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(folder: string): void;
}
