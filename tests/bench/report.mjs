// The results as Markdown, for the terminal and for docs/performance.md.
import { bars, verdict } from './bars.mjs';
import { bestOnnxruntime, kernelGflops, msOf, peakGflops } from './results.mjs';

/** @typedef {import('./benchmark.mjs').EngineResults} EngineResults */
/** @typedef {import('./benchmark.mjs').Case} Case */

/**
 * @typedef {object} Results
 * @property {string} date such as 2025-11-24
 * @property {boolean} quick
 * @property {string} machine
 * @property {Record<string, string>} versions of what was built with and compared with
 * @property {readonly EngineResults[]} engines
 */

/** @param {Results} results */
export function performanceDocument(results) {
  return `# Performance

This page is written by \`npm run bench\`, which measures everything below in one run. A student's laptop will show other times; the ratios are what to look at.

${measuredHow(results)}

${report(results.engines)}`;
}

/** @param {readonly EngineResults[]} engines */
export function report(engines) {
  return engines.map(engineSection).join('\n');
}

/** @param {Results} results */
function measuredHow({ date, machine, versions }) {
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `- **What:** softmax(QKᵀ / √d) V in float32, one thread, SIMD128, inputs N(0, 1). A shape is heads x queries x numbers in a head; there are as many keys as queries.
- **Who:** our kernel alone, over inputs in WebAssembly's memory; our package called in the thread, with its copies in and out; onnxruntime-web, the fastest of three graphs (MatMul with Softmax, MultiHeadAttention, Attention of opset 23), and TensorFlow.js on WebAssembly, both with their copies; Eigen as one writes it, compiled with our flags, without copies; a loop in JavaScript over typed arrays. For a step of training (forward, backward, Adam) the peer is the same transformer in plain Eigen. Before they are timed, their outputs are compared.
- **How:** per shape all contenders take turns, each timed for at least 20 ms; the numbers are medians over 3 to 21 turns. The register peak, which is multiplications and additions that touch no memory, takes its turns with them. Operations are those that the result needs: 4 · head_dim for each pair of a query and a key that it sees.
- **Where:** ${machine}; ${date}; ${list.join(', ')}.`;
}

/** @param {EngineResults} results */
function engineSection(results) {
  const failures = failureLines(results);
  const { timings } = results.training;
  return `## ${results.engine}

${markdownTable(['must show', 'shape', 'measured', 'bar', '', 'at the peak'], barRows(results))}

${markdownTable(caseHeads, results.cases.map(caseRow))}

A step of training, on 32 sentences: ours ${writeMs(timings.ours.ms)} ms; plain Eigen ${writeMs(timings.scalar.ms)} ms without the vectors of WebAssembly, for which it has no code, and ${writeMs(timings.vectorised.ms)} ms where the compiler uses them.

“At the peak” is what a ratio would be if ours did its useful operations at the register peak, with no softmax and no copies: a bar beyond it cannot be met on this machine.

Times are milliseconds; “-” was left out, as it would take over ten seconds or hundreds of megabytes.
${failures.length > 0 ? `\nWhat a peer could not compute:\n\n${failures.join('\n')}\n` : ''}`;
}

/** @param {EngineResults} results */
function barRows(results) {
  return bars.map((bar) => {
    const { what, shape, causal, atLeast, atMost, write, measured, ceiling } = bar;
    const most = ceiling?.(results) ?? NaN;
    const value = measured(results);
    const limit = atLeast !== undefined ? `≥ ${write(atLeast)}` : `≤ ${write(atMost ?? Infinity)}`;
    return [
      what,
      caseName({ shape, causal: causal === true }),
      Number.isNaN(value) ? '-' : write(value),
      atMost === Infinity ? 'it runs' : limit,
      verdict(bar, value),
      Number.isNaN(most) ? '' : write(most),
    ];
  });
}

const caseHeads = [
  'shape',
  'peak GFLOP/s',
  'kernel GFLOP/s',
  'of peak',
  'kernel',
  'package',
  'onnxruntime-web',
  'tfjs',
  'Eigen',
  'JavaScript',
  'backward',
  'largest error',
];

/** @param {Case} one */
function caseRow(one) {
  const best = bestOnnxruntime(one);
  const share = (100 * kernelGflops(one)) / peakGflops(one);
  return [
    caseName(one),
    peakGflops(one).toFixed(1),
    kernelGflops(one).toFixed(1),
    `${share.toFixed(0)} %`,
    writeMs(msOf(one, 'ours kernel')),
    writeMs(msOf(one, 'ours package')),
    best.graph ? `${writeMs(best.ms)} (${best.graph})` : '-',
    ...['tfjs', 'Eigen', 'JavaScript', 'ours backward'].map((name) => writeMs(msOf(one, name))),
    one.maxError.toExponential(1),
  ];
}

/**
 * Three digits, whatever the size.
 * @param {number} ms
 */
export function writeMs(ms) {
  if (Number.isNaN(ms)) return '-';
  return ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3);
}

/**
 * A line for each contender and reason, with all the cases.
 * @param {EngineResults} results
 */
function failureLines({ cases }) {
  /** @type {Map<string, string[]>} */
  const casesOf = new Map();
  for (const one of cases) {
    for (const [name, message] of Object.entries(one.failures)) {
      const reason = `${name}: \`${message}\``;
      casesOf.set(reason, [...(casesOf.get(reason) ?? []), caseName(one)]);
    }
  }
  return [...casesOf].map(([reason, names]) => `- ${names.join('; ')}: ${reason}`);
}

/** @param {Pick<Case, 'shape' | 'causal'>} one */
function caseName({ shape, causal }) {
  return causal ? `${shape}, causal` : shape;
}

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows
 */
export function markdownTable(heads, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
