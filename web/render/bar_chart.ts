/** Horizontal bars with their values. */

import { Chart, type Plugin } from './chart_js.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** How the value is written at the end of its line. */
  readonly text: string;
  readonly colour: string;
  /** The query is written in the accent colour; what is pointed at, in bold. */
  readonly emphasis: 'none' | 'query' | 'pointed';
  /** A value to compare with, as a tick across the bar's line. */
  readonly compared?: number | undefined;
}

export interface BarChartStyle {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly ink: string;
  readonly quiet: string;
  readonly accent: string;
  readonly rule: string;
  readonly edge: string;
  readonly tick: string;
}

export interface BarChart {
  update(bars: readonly Bar[], style: BarChartStyle): void;
  /** To be called when the canvas' parent has another size: asking for it each time would cost a layout. */
  resize(): void;
  destroy(): void;
}

const rowHeight = 28;
const valueWidth = 52;
const tickWidth = 3;

/** The height that so many bars need, in pixels. */
export function barChartHeight(bars: number): number {
  return bars * rowHeight;
}

/** Draws into the canvas, whose parent gives the size. The axis always runs from 0 to 1. */
export function createBarChart(canvas: HTMLCanvasElement): BarChart {
  let bars: readonly Bar[] = [];
  let style: BarChartStyle | undefined;

  const linesAndValues: Plugin<'bar'> = {
    id: 'lines-and-values',
    beforeDatasetsDraw(chart) {
      if (!style) return;
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.fillStyle = style.rule;
      bars.forEach((_, index) => {
        const bottom = (chart.scales.y?.getPixelForValue(index) ?? 0) + 11;
        ctx.fillRect(chartArea.left, Math.round(bottom), chartArea.width, 1);
      });
      ctx.restore();
    },
    afterDatasetsDraw(chart) {
      if (!style) return;
      const { ctx, width } = chart;
      ctx.save();
      ctx.font = `${style.fontSize}px ${style.fontFamily}`;
      ctx.textAlign = 'right';
      ctx.textBaseline = 'middle';
      for (const [index, bar] of bars.entries()) {
        const middle = chart.scales.y?.getPixelForValue(index) ?? 0;
        ctx.fillStyle = bar.value < 0.005 ? style.quiet : style.ink;
        ctx.fillText(bar.text, width, middle);
        if (bar.compared === undefined) continue;
        const tick = chart.scales.x?.getPixelForValue(bar.compared) ?? 0;
        ctx.fillStyle = style.tick;
        ctx.fillRect(tick - tickWidth / 2, middle - rowHeight / 2 + 1, tickWidth, rowHeight - 2);
      }
      ctx.restore();
    },
  };

  const chart = new Chart<'bar', number[], string>(canvas, {
    type: 'bar',
    data: { labels: [], datasets: [{ data: [] }] },
    plugins: [linesAndValues],
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { right: valueWidth } },
      scales: {
        x: { min: 0, max: 1, display: false },
        y: {
          grid: { display: false },
          border: { display: false },
          afterFit(axis) {
            // Labels stand in the middle of their rows: the room that Chart.js keeps for those at
            // the edges would come off the rows.
            axis.paddingTop = 0;
            axis.paddingBottom = 0;
          },
        },
      },
    },
  });

  return {
    update(nextBars, nextStyle) {
      bars = nextBars;
      style = nextStyle;
      chart.data = {
        labels: bars.map((bar) => bar.label),
        datasets: [
          {
            data: bars.map((bar) => bar.value),
            backgroundColor: bars.map((bar) => bar.colour),
            borderColor: style.edge,
            borderWidth: 1,
            borderSkipped: false,
            borderRadius: 3,
            barThickness: 20,
          },
        ],
      };
      const y = chart.options.scales?.y;
      if (y) {
        y.ticks = {
          autoSkip: false,
          font: ({ index }) => ({
            family: nextStyle.fontFamily,
            size: nextStyle.fontSize,
            weight: bars[index]?.emphasis === 'pointed' ? 600 : 'normal',
          }),
          color: bars.map((bar) => (bar.emphasis === 'query' ? nextStyle.accent : nextStyle.ink)),
        };
      }
      chart.update('none');
    },
    resize() {
      chart.resize();
    },
    destroy() {
      chart.destroy();
    },
  };
}
