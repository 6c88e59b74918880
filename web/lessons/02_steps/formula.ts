/** The formula, each part of which is a step; what has no sign in it stands before or after. */

import type { FormulaPart } from '../../components/formula_steps/formula_steps.ts';
import { stagesOf, type SourceName, type StageName } from './matrices.ts';
import { stageTitle } from './titles.ts';

const before: readonly (readonly [StageName, string])[] = [
  ['input', 'x'],
  ['projections', 'Q, K, V'],
];

/** Signs stand by themselves; the sign before a part goes where the part goes. */
const inside: readonly (readonly [StageName, string, sign: string])[] = [
  ['weights', 'softmax', ''],
  ['scores', 'Q Kᵀ', '('],
  ['scaled', '√d', '/'],
  ['biased', 'bias', '+'],
  ['masked', 'mask', '+'],
  ['result', 'V', ')'],
];

const after: readonly (readonly [StageName, string])[] = [
  ['joined', 'heads'],
  ['output', 'output'],
];

export function formulaFor(source: SourceName, current: StageName): (FormulaPart | string)[] {
  const stages = stagesOf(source);
  const at = stages.indexOf(current);
  const part = (stage: StageName, text: string, outside: boolean): FormulaPart[] => {
    const place = stages.indexOf(stage);
    if (place < 0) return [];
    const state = place < at ? 'done' : place === at ? 'current' : 'ahead';
    return [{ stage, text, number: place + 1, name: stageTitle(stage), state, outside }];
  };
  return [
    ...before.flatMap(([stage, text]) => part(stage, text, true)),
    ...inside.flatMap(([stage, text, sign]) => {
      const parts = part(stage, text, false);
      return sign === '' || parts.length === 0 ? parts : [sign, ...parts];
    }),
    ...after.flatMap(([stage, text]) => part(stage, text, true)),
  ];
}
