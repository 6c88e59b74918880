// What is computed: attention over N(0, 1) inputs of some shape, bidirectional or causal.

/**
 * @typedef {object} Shape
 * @property {number} heads
 * @property {number} seqLen queries, and as many keys
 * @property {number} headDim
 */
/**
 * Each of [heads, seqLen, headDim], contiguous.
 * @typedef {object} Inputs
 * @property {Float32Array} query
 * @property {Float32Array} key
 * @property {Float32Array} value
 */
/**
 * @typedef {object} Problem
 * @property {Shape} shape
 * @property {boolean} causal
 * @property {Inputs} inputs
 */

/** From a sentence of a lesson to a long context. */
export const shapes = ['4x10x16', '12x128x64', '12x512x64', '12x1024x64', '1x8192x64'];

/** Where the gradients are timed too. */
export const backwardShape = '12x512x64';

/** Only ours computes this one, once: no peer's memory is enough. */
export const longShape = '1x32768x64';

/**
 * '12x128x64' is 12 heads of 128 queries of 64 numbers.
 * @param {string} name
 * @returns {Shape}
 */
export function shapeFromName(name) {
  const sizes = name.split('x').map(Number);
  const [heads = 0, seqLen = 0, headDim = 0] = sizes;
  if (sizes.length !== 3 || !sizes.every((size) => Number.isInteger(size) && size > 0)) {
    throw new Error(`expected a shape such as 12x128x64, got '${name}'`);
  }
  return { heads, seqLen, headDim };
}

/**
 * How many pairs of a query and a key that it sees.
 * @param {Shape} shape
 * @param {boolean} causal
 */
export function visiblePairs({ heads, seqLen }, causal) {
  return causal ? (heads * seqLen * (seqLen + 1)) / 2 : heads * seqLen * seqLen;
}

/**
 * The operations that the result needs: a multiplication and an addition for each number of a key and
 * of a value. The softmax is not counted, nor is what somebody computes behind the causal mask.
 * @param {Shape} shape
 * @param {boolean} causal
 */
export function usefulFlops(shape, causal) {
  return 4 * shape.headDim * visiblePairs(shape, causal);
}

/** @param {Shape} shape */
export function scaleOf({ headDim }) {
  return 1 / Math.sqrt(headDim);
}
