/** What each head is called: by its scores in a test on sentences the model never saw, never by its place. */

import { twoDecimals } from '../lib/numbers.ts';
import type { HeadPlace, Role, RoleScore } from '../engine/index.ts';

export const roleNames = [
  'subject',
  'antecedent',
  'previous',
  'opener',
] as const satisfies readonly Role[];

export type RoleScores = Readonly<Record<Role, RoleScore>>;

/** A head that scores less has no role. */
export const smallestScore = 0.35;

/** The role of a head, and its score in it. */
export interface HeadRole {
  readonly role: Role;
  readonly score: number;
}

/**
 * The role in which the head scores best, if that is enough to speak of. The head that stands for a role
 * in the card has that one, even if another suits it as well: each role has a head of its own.
 */
export function roleOf(roles: RoleScores, { layer, head }: HeadPlace): HeadRole | undefined {
  const scored = roleNames
    .map((role) => ({ role, score: roles[role].perHead[layer]?.[head] ?? NaN }))
    .filter(({ score }) => score >= smallestScore);
  const isBest = ({ role }: HeadRole): boolean => isSameHead(roles[role].best, { layer, head });
  return scored.find(isBest) ?? scored.sort((a, b) => b.score - a.score)[0];
}

export function isSameHead(a: HeadPlace, b: HeadPlace): boolean {
  return a.layer === b.layer && a.head === b.head;
}

/** "2·4": layer and head as people count. */
export function headNumber({ layer, head }: HeadPlace): string {
  return `${layer + 1}·${head + 1}`;
}

/** "head 2·4, antecedent" */
export function headName(place: HeadPlace, role: HeadRole | undefined): string {
  return `head ${headNumber(place)}, ${role?.role ?? 'no role'}`;
}

/** A score in every role: "subject 0.10, antecedent 0.92, …" */
export function allScores(roles: RoleScores, { layer, head }: HeadPlace): string {
  return roleNames
    .map((role) => `${role} ${twoDecimals(roles[role].perHead[layer]?.[head] ?? NaN)}`)
    .join(', ');
}

/** All heads of a model, in order. */
export function allHeads(layers: number, heads: number): HeadPlace[] {
  return Array.from({ length: layers * heads }, (_, index) => ({
    layer: Math.floor(index / heads),
    head: index % heads,
  }));
}
