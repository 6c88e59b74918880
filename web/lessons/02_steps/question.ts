/** What this lesson asks before it shows, and how the engine's numbers answer. */

import type { Answer } from '../../components/predict_first/predict_first.ts';
import { percent, twoDecimals } from '../../lib/numbers.ts';
import { rowOf, sum, valueAt } from '../../lib/tensor.ts';
import { quoted } from '../../lib/words.ts';
import type { StageName } from './matrices.ts';
import type { Picture } from './picture.ts';

export interface Asked {
  /** Names the question among those of this lesson. */
  readonly about: string;
  readonly text: string;
  readonly options: readonly Answer[];
  readonly answer: string;
}

/** What is asked at this step about the row; nothing where all is shown already. */
export function askedAt(picture: Picture, stage: StageName, row: number): Asked | undefined {
  if (stage === 'masked') return aboutMasks(picture, row);
  if (['weights', 'result', 'joined', 'output'].includes(stage)) return undefined;
  const ofShapes = picture.source === 'cross' && stage === 'projections';
  return (ofShapes ? aboutShapes(picture) : undefined) ?? aboutLargestWeight(picture, row);
}

/** The weights are two steps away, and there is enough to guess them. */
function aboutLargestWeight({ input, stages }: Picture, row: number): Asked | undefined {
  const { weights, masked } = stages.matrices;
  if (!weights || !masked) return undefined;
  const { queries, keys } = input;
  const seen = keys.filter((_, key) => valueAt(masked, row, key) !== -Infinity);
  if (seen.length < 2) return undefined;
  const values = rowOf(weights, row);
  const largest = values.indexOf(Math.max(...values));
  const word = quoted(queries[row]);
  return {
    about: `largest ${row}`,
    text: `which word will get the largest weight from ${word}?`,
    options: [...new Set(seen)].map((key) => ({ value: key, text: key })),
    answer: `From ${word}, the largest weight is on ${quoted(keys[largest])}: ${percent(values[largest] ?? NaN)}. Step on to “weights” to see all of them.`,
  };
}

const fates: readonly Answer[] = [
  { value: 'stay', text: 'they stay as they are' },
  { value: 'grow', text: 'they grow, all by the same factor' },
  { value: 'equal', text: 'they become equal' },
];

/** What is left is shared out anew: each weight over the sum of those that stay. */
function aboutMasks({ input, stages }: Picture, row: number): Asked | undefined {
  const { weights } = stages.matrices;
  if (!weights) return undefined;
  const values = rowOf(weights, row);
  const hidden = values.indexOf(Math.max(...values));
  const rest = sum(values) - (values[hidden] ?? NaN);
  const others = Array.from(values, (weight, key) => ({ weight, key }))
    .filter(({ key }) => key !== hidden)
    .sort((a, b) => b.weight - a.weight);
  const [next] = others;
  if (!next || next.weight < 0.005) return undefined;
  const [word, gone, other] = [input.queries[row], input.keys[hidden], input.keys[next.key]].map(
    quoted,
  );
  const after = valueAt(stages.withoutLargest, row, next.key);
  return {
    about: `mask ${row}`,
    text: `put −∞ in the row of ${word ?? ''} at ${gone ?? ''}, which has its largest weight. What happens to the other weights of the row?`,
    options: fates,
    answer: `They grow, all by the same factor: 1 ÷ ${twoDecimals(rest)}. Without ${gone ?? ''}, the weight on ${other ?? ''} goes from ${twoDecimals(next.weight)} to ${twoDecimals(after)}, and the row sums to 1 again. Try it.`,
  };
}

/** Rows are queries and columns keys: with two sentences of different length it shows. */
function aboutShapes({ input }: Picture): Asked | undefined {
  const [rows, columns] = [input.queries.length, input.keys.length];
  if (rows === columns) return undefined;
  const shapes = [
    [rows, columns],
    [columns, rows],
    [rows, rows],
  ].map((shape) => `[${shape.join(', ')}]`);
  return {
    about: `shape ${rows} ${columns}`,
    text: `your sentence has ${rows} words, the second one ${columns}. What is the shape of the scores?`,
    options: shapes
      .map((shape) => ({ value: shape, text: shape }))
      .sort((a, b) => a.value.localeCompare(b.value)),
    answer: `[${rows}, ${columns}]: a row for each query, so for each word of your sentence, and a column for each key, so for each word of the second one.`,
  };
}
