/** Time and memory over the length of the text, both axes logarithmic. */

import { html, type TemplateResult } from 'lit';
import type { LogSeries } from '../../components/log_chart/log_chart.ts';
import { bytesText, durationText } from '../../lib/quantities.ts';
import { rememberLast } from '../../lib/remember.ts';
import { kinds, xRange, type Measured } from './cost_case.ts';
import { measuredOf, slopeOf, type Cost, type CostState } from './cost_state.ts';

/** Where the axes end before anything is measured. */
const timeRange = [0.01, 1000] as const;
const memoryRange = [1e4, 1e9] as const;

export type ChartsRenderer = (state: CostState) => TemplateResult;

/** Renders both; the lines are made anew only when there is something new. */
export function createCharts(): ChartsRenderer {
  const times = rememberLast((measured: readonly Measured[]) =>
    seriesOf(measured, 'milliseconds', kinds),
  );
  // A causal mask changes nothing about what is kept: its lines would lie on those without.
  const memory = rememberLast((measured: readonly Measured[]) =>
    seriesOf(
      measured,
      'bytes',
      kinds.filter(({ causal }) => !causal),
    ),
  );
  const range = rememberLast((measured: readonly Measured[]) => [
    xRange[0],
    Math.max(xRange[1], ...measured.map(({ words }) => words)),
  ]);
  return ({ measured }) =>
    html`<section aria-labelledby="time">
        <h3 id="time">Time <span>of one head, ${headText}</span></h3>
        <spotlight-log-chart
          label="Time of attention"
          xName="n"
          .series=${times(measured)}
          .xRange=${range(measured)}
          .yRange=${timeRange}
          .yText=${durationText}
        ></spotlight-log-chart>
      </section>
      <section aria-labelledby="memory">
        <h3 id="memory">
          Memory
          <span>queries, keys, values and output of one head, and its weights if stored</span>
        </h3>
        <spotlight-log-chart
          label="Memory of attention"
          xName="n"
          .series=${memory(measured)}
          .xRange=${range(measured)}
          .yRange=${memoryRange}
          .yText=${bytesText}
        ></spotlight-log-chart>
      </section>`;
}

const headText = '64 numbers each for query, key and value';

function seriesOf(
  measured: readonly Measured[],
  cost: Cost,
  drawn: readonly (typeof kinds)[number][],
): LogSeries[] {
  return drawn.map((kind) => {
    const own = measuredOf({ measured }, kind);
    return {
      name: kind.name,
      points: own.map((one) => ({ x: one.words, y: one[cost] })),
      slope: slopeOf(own, cost),
    };
  });
}
