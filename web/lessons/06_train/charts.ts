/** The lines that grow: the loss, and how well the best head for each role does. */

import { html, type TemplateResult } from 'lit';
import type { Series } from '../../components/chart/chart_element.ts';
import { rememberLast } from '../../lib/remember.ts';
import { testItems } from './training_run.ts';
import { roles, type TrainingState } from './training_state.ts';

/** A blind guess among all words loses some 5.6 nats. */
const lossAxis = { most: 6, step: 2 };
/** Both charts leave room for it, so that their steps stand at the same places. */
const longestEnd = 'antecedent 0.00';

type ChartRenderer = (state: TrainingState) => TemplateResult;

/** Renders both; the lines are made anew only when there is something new. */
export function createCharts(): ChartRenderer {
  const lossLines = rememberLast((losses: TrainingState['losses']): Series[] => [
    { name: 'loss', points: losses.map(({ step, loss }) => ({ x: step, y: loss })) },
  ]);
  const roleLines = rememberLast((tests: TrainingState['tests']): Series[] =>
    roles.map((role) => ({
      name: role,
      points: tests.map((test) => ({ x: test.step, y: test.roles[role].score })),
    })),
  );

  return ({ step, totalSteps, losses, tests }) =>
    html`<div class="charts">
      <section>
        <h2>Loss <span>in nats a word, lower is better</span></h2>
        <spotlight-line-chart
          label="Loss"
          .series=${lossLines(losses)}
          .xMax=${totalSteps}
          .yMax=${lossAxis.most}
          .yStep=${lossAxis.step}
          longestEnd=${longestEnd}
        ></spotlight-line-chart>
      </section>
      <section>
        <h2>Best head for each role <span>on ${4 * testItems} sentences it never sees</span></h2>
        <spotlight-line-chart
          label="Score of the best head for each role"
          .series=${roleLines(step === 0 ? nothingTested : tests)}
          .xMax=${totalSteps}
          .yMax=${1}
          .yStep=${0.5}
          longestEnd=${longestEnd}
        ></spotlight-line-chart>
      </section>
    </div>`;
}

/** Before the first step the axes are empty. */
const nothingTested: TrainingState['tests'] = [];
