// Times contenders side by side: a machine that is slow for a while is slow for all of them. Each round
// times every contender once, over enough runs to be long against the clock's resolution, and starts
// with another one; what counts is the median over the rounds.

/**
 * @typedef {object} Effort
 * @property {number} sliceMs how long one measurement lasts at least
 * @property {number} budgetMs how long all measurements of one contender may take together
 * @property {number} minRounds also for contenders that are slow
 * @property {number} maxRounds
 */
/**
 * @typedef {object} Timing
 * @property {number} ms the median time of one run
 * @property {number} rounds
 */

/**
 * @typedef {object} Timed
 * @property {() => void | Promise<void>} run
 * @property {number} firstMs how long its first run took
 */

/** @type {Effort} */
export const fullEffort = { sliceMs: 20, budgetMs: 1500, minRounds: 3, maxRounds: 21 };

/** @type {Effort} */
export const quickEffort = { sliceMs: 10, budgetMs: 100, minRounds: 2, maxRounds: 7 };

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * @param {Readonly<Record<string, Timed>>} contenders by name
 * @param {Effort} effort
 * @returns {Promise<Record<string, Timing>>}
 */
export async function interleave(contenders, effort) {
  /** @type {{ name: string, timed: Timed, repeats: number, rounds: number, samples: number[] }[]} */
  const entries = [];
  for (const [name, timed] of Object.entries(contenders)) {
    const { repeats, ms } = await calibrate(timed, effort.sliceMs);
    entries.push({ name, timed, repeats, rounds: roundsFor(ms, effort), samples: [] });
  }

  const allRounds = Math.max(0, ...entries.map(({ rounds }) => rounds));
  for (let round = 0; round < allRounds; ++round) {
    const first = round % entries.length;
    for (const entry of [...entries.slice(first), ...entries.slice(0, first)]) {
      if (!takesPart(round, entry.rounds, allRounds)) continue;
      entry.samples.push((await timeOf(entry.timed, entry.repeats)) / entry.repeats);
    }
  }
  return Object.fromEntries(
    entries.map(({ name, samples }) => [name, { ms: median(samples), rounds: samples.length }]),
  );
}

/**
 * How many runs last as long as a measurement should. It also warms up, as engines compile anew what
 * runs often; what was slow at first is slow enough to have been compiled by then.
 * @param {Timed} timed
 * @param {number} sliceMs
 */
async function calibrate(timed, sliceMs) {
  const warmMs = 5 * sliceMs;
  if (timed.firstMs >= warmMs) return { repeats: 1, ms: timed.firstMs };
  let repeats = 1;
  let spentMs = 0;
  for (;;) {
    const ms = await timeOf(timed, repeats);
    spentMs += ms;
    if (ms < sliceMs) repeats *= 2;
    else if (spentMs >= warmMs) return { repeats, ms };
  }
}

/**
 * @param {number} ms how long one measurement takes
 * @param {Effort} effort
 */
export function roundsFor(ms, { budgetMs, minRounds, maxRounds }) {
  return Math.min(maxRounds, Math.max(minRounds, Math.floor(budgetMs / ms)));
}

/**
 * Whether this is one of so many rounds, spread evenly over all of them.
 * @param {number} round
 * @param {number} rounds
 * @param {number} allRounds
 */
export function takesPart(round, rounds, allRounds) {
  const startedBy = (/** @type {number} */ index) => Math.ceil((index * rounds) / allRounds);
  return startedBy(round + 1) > startedBy(round);
}

/**
 * @param {Pick<Timed, 'run'>} timed
 * @param {number} repeats
 */
export async function timeOf({ run }, repeats = 1) {
  const started = performance.now();
  for (let i = 0; i < repeats; ++i) {
    const pending = run();
    if (pending) await pending; // without one there is nothing to wait for, not even a microtask
  }
  return performance.now() - started;
}
