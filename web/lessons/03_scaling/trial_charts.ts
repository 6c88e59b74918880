/** Four measures of the two trainings as lines that grow: scaled in ink, not scaled dashed in teal. */

import type { TrialStep } from '../../engine/index.ts';
import { html, type TemplateResult } from 'lit';
import type { Series } from '../../components/chart/chart_element.ts';
import { scaleEnd } from '../../lib/numbers.ts';
import { rememberLast } from '../../lib/remember.ts';
import type { TrialPoint, TrialState } from './trial_state.ts';

interface ChartPlan {
  readonly measure: keyof TrialStep;
  readonly name: string;
  /** Beside the name: the unit, or whose it is. */
  readonly note: string;
  /** How many of these units are 1. */
  readonly units: number;
  readonly digits: number;
  /** Of the vertical axis; absent where nobody knows before. */
  readonly most?: number;
}

const plans: readonly ChartPlan[] = [
  { measure: 'loss', name: 'Loss', note: 'nats a word', units: 1, digits: 2, most: 8 },
  {
    measure: 'largestWeight',
    name: 'Largest weight',
    note: 'of a row',
    units: 1,
    digits: 2,
    most: 1,
  },
  { measure: 'entropy', name: 'Entropy', note: 'nats', units: 1, digits: 2, most: 2 },
  {
    measure: 'gradScores',
    name: 'Gradient at the scores',
    note: '× 1,000',
    units: 1000,
    digits: 1,
  },
];

type ChartsRenderer = (state: TrialState) => TemplateResult;

/** Renders all four; the lines are made anew only when there is something new. */
export function createTrialCharts(): ChartsRenderer {
  const lines = plans.map(({ measure, units }) => {
    const course = (points: readonly TrialPoint[]): Series['points'] =>
      points.map((point) => ({ x: point.step, y: units * point[measure] }));
    return rememberLast(
      (scaled: readonly TrialPoint[], unscaled: readonly TrialPoint[]): Series[] => [
        { name: 'scaled', points: course(scaled) },
        { name: 'not scaled', points: course(unscaled) },
      ],
    );
  });
  return ({ totalSteps, scaled, unscaled }) =>
    html`<div class="charts">
      ${plans.map((plan, index) => {
        const series = lines[index]?.(scaled.points, unscaled.points) ?? [];
        const most = plan.most ?? endOf(series);
        return html`<section>
          <h3>${plan.name} <span>${plan.note}</span></h3>
          <spotlight-line-chart
            unnamed
            label=${plan.name}
            .digits=${plan.digits}
            .series=${series}
            .xMax=${totalSteps}
            .yMax=${most}
            .yStep=${most / 2}
            longestEnd="0.00"
          ></spotlight-line-chart>
        </section>`;
      })}
    </div>`;
}

function endOf(series: readonly Series[]): number {
  return scaleEnd(Math.max(0, ...series.flatMap(({ points }) => points.map(({ y }) => y))));
}
