/** The benchmark's arithmetic and tables; its times are nobody's business here. */

import { describe, expect, it } from 'vitest';
import { bars, verdict } from '../bench/bars.mjs';
import type { Case } from '../bench/benchmark.mjs';
import { pureJs } from '../bench/contenders/pure_js.mjs';
import { interleave, median, roundsFor, takesPart } from '../bench/measure.mjs';
import { shapeFromName, usefulFlops, visiblePairs } from '../bench/problem.mjs';
import { markdownTable, report, writeMs } from '../bench/report.mjs';
import { bestOnnxruntime, kernelGflops, peakGflops } from '../bench/results.mjs';

const timing = (ms: number) => ({ ms, rounds: 3 });

/** 12 heads of 1024 queries: 3.2 billion operations, 3.2 GFLOP/s in a second. */
function caseOf(causal: boolean): Case {
  return {
    shape: '12x1024x64',
    causal,
    timings: {
      'ours kernel': timing(100),
      'ours package': timing(125),
      'onnxruntime MatMul': timing(300),
      'onnxruntime Attention': timing(250),
      'peak 10': timing(0.4),
      'peak 13': timing(0.2),
    },
    failures: { 'onnxruntime MultiHeadAttention': 'too long' },
    maxError: 4e-7,
    workspaceBytes: 1000,
  };
}

const training = {
  timings: { ours: timing(4), scalar: timing(12), vectorised: timing(9) },
  lossDifference: 0,
};
const results = { engine: 'Node 20', cases: [caseOf(false), caseOf(true)], training };

describe('shapes', () => {
  it('are read from their names', () => {
    expect(shapeFromName('12x128x64')).toEqual({ heads: 12, seqLen: 128, headDim: 64 });
  });

  it.each(['', '12x128', '12x128x64x1', '12x0x64', 'axbxc', '1.5x2x3'])('are not %j', (name) => {
    expect(() => shapeFromName(name)).toThrow(`got '${name}'`);
  });

  it('count what is seen: causal, the diagonal and what lies below', () => {
    const shape = { heads: 2, seqLen: 3, headDim: 5 };
    expect(visiblePairs(shape, false)).toBe(2 * 9);
    expect(visiblePairs(shape, true)).toBe(2 * 6);
    expect(usefulFlops(shape, false)).toBe(4 * 5 * 2 * 9);
  });
});

describe('measuring', () => {
  it('takes the middle, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([10, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('gives slow contenders few rounds and fast ones not too many', () => {
    const effort = { sliceMs: 20, budgetMs: 1000, minRounds: 3, maxRounds: 15 };
    expect([2300, 100, 20].map((ms) => roundsFor(ms, effort))).toEqual([3, 10, 15]);
  });

  it.each([1, 3, 5, 9])('spreads %i rounds over 9', (rounds) => {
    const taken = Array.from({ length: 9 }, (_, round) => takesPart(round, rounds, 9));
    expect(taken.filter(Boolean)).toHaveLength(rounds);
  });

  it('lets contenders take turns', async () => {
    const turns: string[] = [];
    const effort = { sliceMs: 0, budgetMs: 0, minRounds: 2, maxRounds: 2 };
    const timed = (name: string) => ({ run: () => void turns.push(name), firstMs: 1 });
    const timings = await interleave({ a: timed('a'), b: timed('b') }, effort);
    expect(turns).toEqual(['a', 'b', 'b', 'a']);
    expect(timings).toMatchObject({ a: { rounds: 2 }, b: { rounds: 2 } });
  });
});

describe('the loop in JavaScript', () => {
  it('weighs values by the softmax of the scores', async () => {
    const shape = { heads: 1, seqLen: 2, headDim: 1 };
    const inputs = {
      query: new Float32Array([0, Math.log(3)]),
      key: new Float32Array([0, 1]),
      value: new Float32Array([0, 1]),
    };
    for (const [causal, wanted] of [
      [false, [0.5, 0.75]],
      [true, [0, 0.75]],
    ] as const) {
      const { run, check } = await pureJs.prepare({ shape, causal, inputs });
      await run();
      const output = [...(check?.() ?? [])];
      expect(output.map((value) => Number(value.toFixed(6)))).toEqual(wanted);
    }
  });
});

describe('the report', () => {
  it('compares with the best graph and with the best peak', () => {
    expect(bestOnnxruntime(caseOf(false))).toEqual({ graph: 'Attention', ms: 250 });
    expect(peakGflops(caseOf(false))).toBeCloseTo(52); // 8 * 13 * 100,000 operations in 0.2 ms
    expect(kernelGflops(caseOf(false))).toBeCloseTo(32.2, 1);
  });

  it('says whether a bar is met', () => {
    const [share] = bars;
    expect(share && verdict(share, 0.8)).toBe('met');
    expect(share && verdict(share, 0.7)).toBe('short');
    expect(share && verdict(share, NaN)).toBe('not measured');
  });

  it('shows a line for each bar and each case, and who failed', () => {
    const lines = report([results]).split('\n');
    // 4 * 12 * 1024^2 * 64 operations take 61.95 ms at 52 a nanosecond.
    expect(lines).toContain(
      '| onnxruntime-web / package | 12x1024x64 | 2.00 × | ≥ 1.85 × | met | 4.04 × |',
    );
    expect(lines).toContain(
      '| onnxruntime-web / package | 12x1024x64, causal | 2.00 × | ≥ 3.40 × | short | 8.06 × |',
    );
    expect(lines).toContain(
      '| tfjs wasm / package | 12x1024x64 | - | ≥ 9.00 × | not measured |  |',
    );
    expect(lines.filter((line) => line.includes('250 (Attention)'))).toHaveLength(2);
    expect(lines).toContain(
      '- 12x1024x64; 12x1024x64, causal: onnxruntime MultiHeadAttention: `too long`',
    );
  });

  it('writes tables in Markdown, and times in three digits', () => {
    expect(markdownTable(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
    expect([0.0012345, 1.2345, 1234.5, NaN].map(writeMs)).toEqual(['0.00123', '1.23', '1235', '-']);
  });
});
