// Reads what libFuzzer prints: it speaks to a terminal, in lines of its own format.

/**
 * @typedef {object} Fuzzing
 * @property {number} executions
 * @property {number} reached edges of the core's control flow
 * @property {number} edges all there are
 * @property {string | undefined} failure what was found, as a person reads it
 * @property {string | undefined} input the file that holds the input that failed
 */

/**
 * @param {string} output
 * @returns {Fuzzing}
 */
export function readFuzzing(output) {
  // "#31117	DONE   cov: 508 ft: 1832 corp: ...", and a line like it at every step before.
  const steps = [...output.matchAll(/^#(\d+)\t.*? cov: (\d+) /gm)];
  const [, executions, reached] = steps.at(-1) ?? [];
  const edges = /PC tables \((\d+) PCs\)/.exec(output)?.[1];
  const ended = /^#\d+\tDONE /m.test(output);
  return {
    executions: Number(executions ?? 0),
    reached: Number(reached ?? 0),
    edges: Number(edges ?? 0),
    failure: ended ? undefined : failureIn(output),
    input: /Test unit written to (.+)/.exec(output)?.[1],
  };
}

/**
 * The report of an oracle or a sanitizer, without the lines about progress and the input's bytes,
 * and of stacks only what is ours.
 * @param {string} output
 */
function failureIn(output) {
  const lines = output.split('\n');
  const start = lines.findIndex((line) =>
    /^Not as it must be|runtime error|ERROR: |Assertion|terminate called/.test(line),
  );
  const end = lines.findIndex((line, index) => index > start && line.startsWith('SUMMARY'));
  return lines
    .slice(Math.max(start, 0), end < 0 ? undefined : end + 1)
    .filter((line) => !/^#\d+\t|^NOTE: |^ {6}Combine /.test(line))
    .filter((line) => !/^ *#\d+ 0x/.test(line) || line.includes('spotlight::'))
    .join('\n')
    .trim();
}
