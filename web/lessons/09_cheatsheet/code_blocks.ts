/** The programs of the cheat sheet. A test runs each, and compares what it prints with what stands behind the line. */

export interface CodeBlock {
  readonly title: string;
  /** `console.log(...); // what it prints` */
  readonly source: string;
}

export const codeBlocks: readonly CodeBlock[] = [
  {
    title: 'With the package',
    source: `import { createEngine } from 'spotlight';

const engine = await createEngine();
const x = await engine.randomEmbeddings(['the', 'cat', 'sat']);
const sizes = { embedDim: 64, numHeads: 4 };
const attention = await engine.simpleAttention(sizes);

const output = await attention.selfAttention(x, { causal: true });
console.log(output.shape); // [3, 64]
const all = await attention.forward(x, { returnWeights: true });
console.log(all.weights.shape); // [4, 3, 3]
const mask = await engine.createCausalMask(2);
console.log(mask.data); // [0, -Infinity, 0, 0]`,
  },
  {
    title: 'The operation alone',
    source: `import { createEngine } from 'spotlight';

const engine = await createEngine();
const query = [[0, 0]]; // scores both keys alike
const key = [[1, 0], [0, 1]];
const value = [[2], [4]];
const wanted = { returns: ['weights'] };
const result = await engine.attention(query, key, value, wanted);
console.log(result.weights.data); // [0.5, 0.5]
console.log(result.output.data); // [3]`,
  },
  {
    title: 'With the raw module',
    source: `import createCoreModule from './build/wasm/spotlight_core.mjs';

const core = await createCoreModule();
const [embed_dim, num_heads] = [64, 4];
const attn = new core.SimpleAttention(embed_dim, num_heads);
const x = { data: new Float32Array(3 * 64), shape: [3, 64] };

const output = attn.self_attention(x, true); // x, causal
console.log(output.shape); // [3, 64]
const all = attn.forward(x, true); // x, return_weights
console.log(all.weights.shape); // [4, 3, 3]
const mask = core.create_causal_mask(2);
console.log(mask.data); // [0, -Infinity, 0, 0]
attn.delete();`,
  },
];
