/** The same for components that only later lessons are made of: the first visit need not load them. */

import { defineElements } from './define_elements.ts';
import { SpotlightBars } from './bars/bars.ts';
import { SpotlightColumnSplit } from './column_split/column_split.ts';
import { SpotlightFileButton } from './file_button/file_button.ts';
import { SpotlightHistogram } from './histogram/histogram.ts';
import { SpotlightLineChart } from './line_chart/line_chart.ts';
import { SpotlightProgressLine } from './progress_line/progress_line.ts';
import { SpotlightScoreTrack } from './score_track/score_track.ts';
import { SpotlightSignedHeatmap } from './signed_heatmap/signed_heatmap.ts';
import { SpotlightSlider } from './slider/slider.ts';
import { SpotlightStepper } from './stepper/stepper.ts';

const elements = {
  'spotlight-bars': SpotlightBars,
  'spotlight-column-split': SpotlightColumnSplit,
  'spotlight-file-button': SpotlightFileButton,
  'spotlight-histogram': SpotlightHistogram,
  'spotlight-line-chart': SpotlightLineChart,
  'spotlight-progress-line': SpotlightProgressLine,
  'spotlight-score-track': SpotlightScoreTrack,
  'spotlight-signed-heatmap': SpotlightSignedHeatmap,
  'spotlight-slider': SpotlightSlider,
  'spotlight-stepper': SpotlightStepper,
} as const;

export function registerMoreComponents(): void {
  defineElements(elements);
}
