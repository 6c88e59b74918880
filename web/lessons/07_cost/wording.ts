/** What is said of the costs that were measured: every number is one of them. */

import { bytesText, countText, durationText } from '../../lib/quantities.ts';
import { percent } from '../../lib/numbers.ts';
import { caseText, mostMemory, wholeBytes, type Measured } from './cost_case.ts';
import { fitFrom, measuredOf, type CostState } from './cost_state.ts';
import { timesText } from './pairs.ts';

/** How far it is, or how it ended; empty before. */
export function statusText({ phase, measured, now, done, problem }: CostState): string {
  switch (phase) {
    case 'running':
      return now ? `Computing ${caseText(now)} … ${percent(done)}` : 'Warming up';
    case 'done':
      return `Measured: ${measured.length} cases.`;
    case 'cancelled':
      return 'You cancelled it. What was measured stays.';
    case 'failed':
      return `Measuring stopped. (${problem}) What was measured stays.`;
    default:
      return '';
  }
}

/** Where the whole matrix did not fit any more; empty as long as it did. */
export function memoryText({ memoryEnd }: CostState): string {
  if (!memoryEnd) return '';
  const { words, reason } = memoryEnd;
  const needed = `n\u00a0= ${countText(words)} needs ${bytesText(wholeBytes(words))} for its weights, and as much for the copy that the page gets.`;
  return reason === ''
    ? `${needed} This device says that it has little memory, so this was not tried.`
    : `Memory ended here: ${needed} The engine said: “${reason}”`;
}

/** What doubling did, and what streaming and the mask save; nothing before two lengths are measured. */
export function findings(state: CostState): string[] {
  const of = (path: Measured['path'], causal: boolean): Measured[] =>
    measuredOf(state, { path, causal });
  const [whole, streaming, causal] = [
    of('whole', false),
    of('streaming', false),
    of('streaming', true),
  ];
  const last = streaming.at(-1);
  if (!last) return [];
  return [
    doublingText('The whole matrix', whole),
    doublingText('Streaming', streaming),
    bothText(whole, streaming),
    maskText(causal.at(-1), last),
  ].filter((text) => text !== '');
}

function doublingText(name: string, measured: readonly Measured[]): string {
  const [before, after] = measured.slice(-2);
  if (!before || !after) return '';
  return `${name}: from ${countText(before.words)} to ${countText(after.words)} words, ${timesText(after.milliseconds / before.milliseconds)} times the time (${durationText(before.milliseconds)}, ${durationText(after.milliseconds)}) and ${timesText(after.bytes / before.bytes)} times the memory (${bytesText(before.bytes)}, ${bytesText(after.bytes)}).`;
}

/** Of the longest text that both were measured for. */
function bothText(whole: readonly Measured[], streaming: readonly Measured[]): string {
  const streamed = streaming.at(-1);
  const stored = whole.find(({ words }) => words === streamed?.words);
  if (!stored || !streamed) return '';
  return `Streaming computes the same pairs and never keeps them: at n\u00a0= ${countText(stored.words)} it needs ${bytesText(streamed.bytes)} instead of ${bytesText(stored.bytes)}, ${timesText(stored.bytes / streamed.bytes)} times less.`;
}

function maskText(causal: Measured | undefined, both: Measured): string {
  if (causal?.words !== both.words) return '';
  const part = causal.milliseconds / both.milliseconds;
  const memory =
    causal.bytes === both.bytes
      ? 'the same memory'
      : `${bytesText(causal.bytes)} of memory instead of ${bytesText(both.bytes)}`;
  return `Left to right, half of the pairs are skipped: ${percent(part)} of the time of both ways at n\u00a0= ${countText(both.words)}, and ${memory}.`;
}

/** What the slopes are, and what they leave out. */
export const slopeText = `Both axes are logarithmic: a straight line with slope 2 means that twice the words cost four times as much. Slopes are fitted from n\u00a0= ${fitFrom} on, as short calls also pay for what every call costs. Other programs make times jump: start again.`;

/** Before memory is filled on purpose. */
export const goOnWarning = `Longer texts fill up to ${bytesText(mostMemory)} of the engine’s memory, and as much of the browser’s. It may stop this page; nothing else is lost.`;

/** What is said aloud between two states: start, quarters and the end. */
export function announcement(before: CostState, now: CostState): string {
  if (now.phase !== before.phase) {
    return now.phase === 'running' ? 'Measuring started.' : '';
  }
  const quarters = ({ done }: CostState): number => Math.floor(4 * done);
  if (now.phase !== 'running' || quarters(now) <= quarters(before)) return '';
  return `${25 * quarters(now)}% of the measuring done.`;
}
