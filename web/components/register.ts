/** Gives every component its element name. The classes themselves can be imported without this. */

import { SpotlightBars } from './bars/bars.ts';
import { SpotlightCausalMask } from './causal_mask/causal_mask.ts';
import { SpotlightColumnSplit } from './column_split/column_split.ts';
import { SpotlightFileButton } from './file_button/file_button.ts';
import { SpotlightHeatmap } from './heatmap/heatmap.ts';
import { SpotlightLegend } from './legend/legend.ts';
import { SpotlightLessonNav } from './lesson_nav/lesson_nav.ts';
import { SpotlightLineChart } from './line_chart/line_chart.ts';
import { SpotlightNotice } from './notice/notice.ts';
import { SpotlightNumberField } from './number_field/number_field.ts';
import { SpotlightOrigin } from './origin/origin.ts';
import { SpotlightPick } from './pick/pick.ts';
import { SpotlightPopover } from './popover/popover.ts';
import { SpotlightPredictFirst } from './predict_first/predict_first.ts';
import { SpotlightProgressLine } from './progress_line/progress_line.ts';
import { SpotlightRowChart } from './row_chart/row_chart.ts';
import { SpotlightScoreTrack } from './score_track/score_track.ts';
import { SpotlightSegments } from './segments/segments.ts';
import { SpotlightSentenceBox } from './sentence_box/sentence_box.ts';
import { SpotlightSignedHeatmap } from './signed_heatmap/signed_heatmap.ts';
import { SpotlightSmallMultiple } from './small_multiple/small_multiple.ts';
import { SpotlightStepper } from './stepper/stepper.ts';
import { SpotlightWords } from './words/words.ts';

const elements = {
  'spotlight-bars': SpotlightBars,
  'spotlight-causal-mask': SpotlightCausalMask,
  'spotlight-column-split': SpotlightColumnSplit,
  'spotlight-file-button': SpotlightFileButton,
  'spotlight-heatmap': SpotlightHeatmap,
  'spotlight-legend': SpotlightLegend,
  'spotlight-lesson-nav': SpotlightLessonNav,
  'spotlight-line-chart': SpotlightLineChart,
  'spotlight-notice': SpotlightNotice,
  'spotlight-number-field': SpotlightNumberField,
  'spotlight-origin': SpotlightOrigin,
  'spotlight-pick': SpotlightPick,
  'spotlight-popover': SpotlightPopover,
  'spotlight-predict-first': SpotlightPredictFirst,
  'spotlight-progress-line': SpotlightProgressLine,
  'spotlight-row-chart': SpotlightRowChart,
  'spotlight-score-track': SpotlightScoreTrack,
  'spotlight-segments': SpotlightSegments,
  'spotlight-sentence-box': SpotlightSentenceBox,
  'spotlight-signed-heatmap': SpotlightSignedHeatmap,
  'spotlight-small-multiple': SpotlightSmallMultiple,
  'spotlight-stepper': SpotlightStepper,
  'spotlight-words': SpotlightWords,
} as const;

export function registerComponents(): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
