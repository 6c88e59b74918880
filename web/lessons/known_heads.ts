/** What is known of each head before any sentence: its role, its score, and the scores to compare it with. */

import type { ScoreMark } from '../components/score_track/score_track.ts';
import type { PickOption } from '../components/pick/pick.ts';
import type { HeadPlace, ModelCard, ReadingMode, Role } from '../engine/index.ts';
import { twoDecimals } from '../lib/numbers.ts';
import {
  allScores,
  headName,
  headNumber,
  isSameHead,
  roleNames,
  roleOf,
  type HeadRole,
  type RoleScores,
} from './head_roles.ts';
import { throughFrom, throughText, type Through } from './head_choices.ts';

export interface KnownHead {
  readonly place: HeadPlace;
  /** "2·4" */
  readonly number: string;
  /** "head 2·4, antecedent" */
  readonly name: string;
  /** Absent if it scores too little in all of them, or nothing was measured. */
  readonly role: HeadRole | undefined;
  /** What the best head for this role scores in models that could not learn it. */
  readonly marks: readonly ScoreMark[];
  /** All numbers in words. */
  readonly tip: string;
}

/** The scores that the card gives for this way of reading. */
function rolesIn({ modes }: ModelCard, mode: ReadingMode): RoleScores | undefined {
  return modes?.[mode].roles;
}

export function knownHeads(
  card: ModelCard,
  mode: ReadingMode,
  places: readonly HeadPlace[],
): KnownHead[] {
  const roles = rolesIn(card, mode);
  return places.map((place) => {
    const role = roles && roleOf(roles, place);
    const marks = role ? marksFor(card, mode, role) : [];
    return {
      place,
      number: headNumber(place),
      name: headName(place, role),
      role,
      marks,
      tip: roles ? tipFor(roles, place, role, marks) : '',
    };
  });
}

/** The controls were measured left to right. */
function marksFor({ controls }: ModelCard, mode: ReadingMode, { role }: HeadRole): ScoreMark[] {
  if (!controls || mode !== 'causal') return [];
  return [
    { name: 'untrained', score: controls.untrained.roles[role].score },
    { name: 'shuffled word order', score: controls.shuffledWords.roles[role].score },
  ];
}

function tipFor(
  roles: RoleScores,
  place: HeadPlace,
  role: HeadRole | undefined,
  marks: readonly ScoreMark[],
): string {
  const compared = marks.map(({ name, score }) => `${name} ${twoDecimals(score)}`);
  const inRole = role
    ? `As ${role.role}: ${[twoDecimals(role.score), ...compared].join(', ')}. `
    : '';
  return `Head ${headNumber(place)}. ${inRole}All scores: ${allScores(roles, place)}.`;
}

/**
 * What the text of the address names: a head, an average, or the head that stands for a role; where it
 * names nothing, the head that stands for the fallback.
 */
export function throughIn(
  card: ModelCard,
  mode: ReadingMode,
  heads: readonly KnownHead[],
  text: string,
  fallback: Role,
): Through {
  const role = roleNames.find((name) => name === text) ?? fallback;
  const best = rolesIn(card, mode)?.[role].best ?? { layer: 0, head: 0 };
  return throughFrom(
    text,
    heads.map(({ place }) => place),
    best,
  );
}

/** The head that the text names; for an average, which is no head, the one that stands for the fallback. */
export function headIn(
  card: ModelCard,
  mode: ReadingMode,
  heads: readonly KnownHead[],
  text: string,
  fallback: Role,
): KnownHead {
  const named = throughIn(card, mode, heads, text, fallback);
  const chosen = named.kind === 'head' ? named : throughIn(card, mode, heads, '', fallback);
  const head = heads.find(({ place }) => chosen.kind === 'head' && isSameHead(place, chosen));
  if (!head) throw new Error('the model has no such head');
  return head;
}

/** What is looked through: "head 2·4, antecedent", "the average of layer 1". */
export function throughName(through: Through, heads: readonly KnownHead[]): string {
  if (through.kind === 'all') return 'the average of all heads';
  if (through.kind === 'layer') return `the average of layer ${through.layer + 1}`;
  return heads.find(({ place }) => isSameHead(place, through))?.name ?? '';
}

/** The heads as options: a name that came from a score stands in quotes. */
export function knownHeadOptions(heads: readonly KnownHead[]): PickOption[] {
  return heads.map(({ place, number, role }) => ({
    value: throughText({ kind: 'head', ...place }),
    text: `head ${number}, ${role ? `“${role.role}”` : 'no role'}`,
  }));
}

/** All that can be looked through, as options: heads and averages. */
export function throughOptions(heads: readonly KnownHead[]): PickOption[] {
  const layers = [...new Set(heads.map(({ place }) => place.layer))];
  return [
    ...knownHeadOptions(heads),
    ...layers.map((layer) => averageOption({ kind: 'layer', layer }, heads)),
    averageOption({ kind: 'all' }, heads),
  ];
}

/** What stands there until the heads are known, about as wide, so that nothing moves when they are. */
export function awaitedOption(fallback: Role): PickOption {
  return { value: '', text: `head …, “${fallback}”` };
}

function averageOption(through: Through, heads: readonly KnownHead[]): PickOption {
  return { value: throughText(through), text: throughName(through, heads) };
}
