/**
 * Gives the components that the first lesson and the frame are made of their element names; other lessons
 * bring what they need besides. The classes themselves can be imported without this.
 */

import { defineElements } from './define_elements.ts';
import { SpotlightCausalMask } from './causal_mask/causal_mask.ts';
import { SpotlightHeatmap } from './heatmap/heatmap.ts';
import { SpotlightLegend } from './legend/legend.ts';
import { SpotlightLessonNav } from './lesson_nav/lesson_nav.ts';
import { SpotlightNotice } from './notice/notice.ts';
import { SpotlightNumberField } from './number_field/number_field.ts';
import { SpotlightOrigin } from './origin/origin.ts';
import { SpotlightPick } from './pick/pick.ts';
import { SpotlightPopover } from './popover/popover.ts';
import { SpotlightPredictFirst } from './predict_first/predict_first.ts';
import { SpotlightRowChart } from './row_chart/row_chart.ts';
import { SpotlightSegments } from './segments/segments.ts';
import { SpotlightSentenceBox } from './sentence_box/sentence_box.ts';
import { SpotlightSmallMultiple } from './small_multiple/small_multiple.ts';
import { SpotlightWords } from './words/words.ts';

const elements = {
  'spotlight-causal-mask': SpotlightCausalMask,
  'spotlight-heatmap': SpotlightHeatmap,
  'spotlight-legend': SpotlightLegend,
  'spotlight-lesson-nav': SpotlightLessonNav,
  'spotlight-notice': SpotlightNotice,
  'spotlight-number-field': SpotlightNumberField,
  'spotlight-origin': SpotlightOrigin,
  'spotlight-pick': SpotlightPick,
  'spotlight-popover': SpotlightPopover,
  'spotlight-predict-first': SpotlightPredictFirst,
  'spotlight-row-chart': SpotlightRowChart,
  'spotlight-segments': SpotlightSegments,
  'spotlight-sentence-box': SpotlightSentenceBox,
  'spotlight-small-multiple': SpotlightSmallMultiple,
  'spotlight-words': SpotlightWords,
} as const;

export function registerComponents(): void {
  defineElements(elements);
}
