/** The one file that imports Chart.js: only the parts that are drawn with, so that no others are loaded. */

import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
);

export { Chart };
export type { Plugin } from 'chart.js';
