/** What holds of attention for all shapes, values and masks: tried on many that nobody chose. */

import fc from 'fast-check';
import { describe, it } from 'vitest';
import { createEngine, type Allowed, type Tensor } from '../../web/engine/index.ts';
import { bitsOf, randomTensor } from '../tensors.ts';

const engine = await createEngine();

/** The same cases at every run: a test that fails now and then is a bug of its own. */
const settings = { seed: 20_261_124, numRuns: 80 };

interface Inputs {
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
}

const size = fc.integer({ min: 1, max: 12 });

/** [batch, heads, length, width] of numbers in [-1, 1), the queries times a factor that makes weights flat or sharp. */
const inputs: fc.Arbitrary<Inputs> = fc
  .record({
    seed: fc.nat(1e6),
    batch: fc.integer({ min: 1, max: 3 }),
    heads: fc.integer({ min: 1, max: 3 }),
    seqLen: size,
    kvLen: size,
    headDim: size,
    valueDim: size,
    sharpness: fc.constantFrom(0.01, 1, 10),
  })
  .map(({ seed, batch, heads, seqLen, kvLen, headDim, valueDim, sharpness }) => ({
    query: times(randomTensor(seed, batch, heads, seqLen, headDim), sharpness),
    key: randomTensor(seed + 1, batch, heads, kvLen, headDim),
    value: randomTensor(seed + 2, batch, heads, kvLen, valueDim),
  }));

/** About a third of the keys hidden, for each query of its own. */
const masked = fc.tuple(inputs, fc.nat(1e6)).map(([{ query, key, value }, seed]) => {
  const shape = [query.shape[2]!, key.shape[2]!];
  const data = Uint8Array.from(randomTensor(seed, ...shape).data, (number) =>
    number < 0.4 ? 1 : 0,
  );
  return { query, key, value, allowed: { data, shape } satisfies Allowed };
});

function times({ data, shape }: Tensor, factor: number): Tensor {
  return { data: data.map((number) => number * factor), shape };
}

/** The parts of the data that the last `axes` axes hold. */
function partsOf<Data extends Float32Array | Uint8Array>(
  { data, shape }: { readonly data: Data; readonly shape: readonly number[] },
  axes: number,
): Data[] {
  const length = shape.slice(-axes).reduce((product, each) => product * each, 1);
  return Array.from(
    { length: data.length / length },
    (_, index) => data.slice(index * length, (index + 1) * length) as Data,
  );
}

const isClose = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.from(a).every((x, i) => Math.abs(x - (b[i] ?? NaN)) <= 1e-5);

const hasSameBits = (a: Float32Array, b: Float32Array): boolean =>
  String(bitsOf(a)) === String(bitsOf(b));

async function holds<T>(
  of: fc.Arbitrary<T>,
  property: (value: T) => Promise<boolean>,
): Promise<void> {
  await fc.assert(fc.asyncProperty(of, property), settings);
}

describe('attention, for any inputs', () => {
  it('has rows that sum to 1, or are 0 where nothing is seen', async () => {
    await holds(masked, async ({ query, key, value, allowed }) => {
      const { weights } = await engine.attention(query, key, value, {
        allowed,
        returns: ['weights'],
      });
      const seqLen = query.shape[2]!;
      const sees = partsOf(allowed, 1).map((row) => row.includes(1));
      return partsOf(weights!, 1).every((row, index) => {
        const sum = row.reduce((total, weight) => total + weight, 0);
        return sees[index % seqLen] ? Math.abs(sum - 1) <= 1e-5 : row.every((w) => w === 0);
      });
    });
  });

  it('has outputs within the values that are seen', async () => {
    await holds(masked, async ({ query, key, value, allowed }) => {
      const { output } = await engine.attention(query, key, value, { allowed });
      const [seqLen, kvLen, width] = [query.shape[2]!, key.shape[2]!, value.shape[3]!];
      const values = partsOf(value, 2);
      return partsOf(output, 1).every((row, index) => {
        const seen = Array.from({ length: kvLen }, (_, j) => j).filter(
          (j) => allowed.data[(index % seqLen) * kvLen + j] === 1,
        );
        return row.every((number, d) => {
          const column = seen.map((j) => values[Math.floor(index / seqLen)]![j * width + d]!);
          if (column.length === 0) return number === 0;
          return number >= Math.min(...column) - 1e-5 && number <= Math.max(...column) + 1e-5;
        });
      });
    });
  });

  it('does not depend on the order of keys and their values', async () => {
    await holds(inputs, async ({ query, key, value }) => {
      const reversed = (x: Tensor): Tensor => {
        const [rows, width] = [x.shape[2]!, x.shape[3]!];
        const data = partsOf(x, 2).flatMap((part) =>
          Array.from({ length: rows }, (_, j) => [
            ...part.slice((rows - 1 - j) * width, (rows - j) * width),
          ]).flat(),
        );
        return { data: Float32Array.from(data), shape: x.shape };
      };
      const straight = await engine.attention(query, key, value);
      const turned = await engine.attention(query, reversed(key), reversed(value));
      return isClose(straight.output.data, turned.output.data);
    });
  });

  it('keeps the bits of a causal row when words are added', async () => {
    await holds(fc.tuple(inputs, size), async ([{ query, key, value }, wanted]) => {
      const whole = Math.min(query.shape[2]!, key.shape[2]!);
      const length = Math.min(wanted, whole);
      const first = (x: Tensor, rows: number): Tensor => {
        const width = x.shape[3]!;
        const data = partsOf(x, 2).flatMap((part) => [...part.slice(0, rows * width)]);
        return { data: Float32Array.from(data), shape: [x.shape[0]!, x.shape[1]!, rows, width] };
      };
      const run = async (rows: number): Promise<Tensor> => {
        const [q, k, v] = [first(query, rows), first(key, rows), first(value, rows)];
        return (await engine.attention(q, k, v, { causal: true })).output;
      };
      return hasSameBits((await run(length)).data, first(await run(whole), length).data);
    });
  });

  it('gives the same for a scaled query as for the scale option', async () => {
    await holds(inputs, async ({ query, key, value }) => {
      const scaled = await engine.attention(times(query, 0.5), key, value, { scale: 1 });
      const option = await engine.attention(query, key, value, { scale: 0.5 });
      return isClose(scaled.output.data, option.output.data);
    });
  });

  it('computes every batch as if it were alone, bit by bit', async () => {
    await holds(masked, async ({ query, key, value, allowed }) => {
      const together = await engine.attention(query, key, value, { allowed });
      const batches = (x: Tensor): Tensor[] =>
        partsOf(x, 3).map((data) => ({ data, shape: x.shape.slice(1) }));
      const [keys, values] = [batches(key), batches(value)];
      const alone = await Promise.all(
        batches(query).map((q, b) => engine.attention(q, keys[b]!, values[b]!, { allowed })),
      );
      return partsOf(together.output, 3).every((part, b) =>
        hasSameBits(part, alone[b]!.output.data),
      );
    });
  });
});
