/**
 * Which mistake a round of the game is about, and in which head: a function of the sentence and the number of
 * the round alone, so that all who open round 3 see the same picture.
 */

import { faultIds, type FaultId } from './game_faults.ts';

/** In which heads, by number, a fault can be told from every other that is offered. */
export type ClearHeads = Readonly<Record<FaultId, readonly number[]>>;

export interface Round {
  readonly fault: FaultId;
  readonly head: number;
}

/** Rounds count from 1. Each run of as many rounds as there are faults has every one of them once. */
export function roundOf(sentence: string, round: number, clearHeads: ClearHeads): Round {
  const faults = faultIds.filter((id) => clearHeads[id].length > 0);
  const index = Math.max(1, round) - 1;
  const run = Math.floor(index / faults.length);
  const fault = orderOf(faults, sentence, run)[index % faults.length];
  const heads = fault ? clearHeads[fault] : [];
  const head = heads[hashOf(`head ${round} ${sentence}`) % heads.length];
  if (!fault || head === undefined) throw new Error('no fault can be told from the others');
  return { fault, head };
}

/** The faults in the order of a run, which does not begin with the one that the run before ended with. */
function orderOf(faults: readonly FaultId[], sentence: string, run: number): readonly FaultId[] {
  // Of one or two there is but one order without repetition.
  if (faults.length < 3) return faults;
  const order = shuffled(faults, `run ${run} ${sentence}`);
  const [first, second, ...rest] = order;
  const isRepeated = first === shuffled(faults, `run ${run - 1} ${sentence}`).at(-1);
  return isRepeated && first && second ? [second, first, ...rest] : order;
}

/** Each order of the items is as likely as any other (Fisher and Yates). */
function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const left = [...items];
  return items.flatMap((_, taken) =>
    left.splice(hashOf(`${taken} ${seed}`) % (items.length - taken), 1),
  );
}

/** 32 bits that say nothing of the text: FNV-1a, and MurmurHash3's mixer behind it, as similar texts come close. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; ++at) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
