/** The two ways of reading, as one chooses them: of the learned model, and of random vectors. */

import type { PickOption } from '../components/pick/pick.ts';

const leftToRight = 'left to right, like GPT';
const bothWays = 'both ways, like BERT';

export const modeOptions: readonly PickOption[] = [
  { value: 'causal', text: leftToRight },
  { value: 'masked', text: bothWays },
];

export const readingOptions: readonly PickOption[] = [
  { value: 'both', text: bothWays },
  { value: 'causal', text: leftToRight },
];
