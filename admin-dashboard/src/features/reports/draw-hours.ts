import type { TodayReport } from '@honey/protocol/reports';
import uPlot from 'uplot';
import { barsPath, frameOf, onPointed, paletteOf } from '../../shared/plot-style.ts';
import type { Draw } from '../../shared/plot-canvas.tsx';

/** Of the room an hour has, and at most in pixels. */
const BAR: [factor: number, max: number] = [0.36, 16];
const EVERY_3_HOURS = [0, 3, 6, 9, 12, 15, 18, 21];
/** The first and the last hour have room for their bars. */
const X_RANGE: uPlot.Range.MinMax = [-0.6, 23.6];
/** People come whole. */
const Y_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/** Hours, today and a week ago, as the plot takes them: nothing to draw where nobody asked. */
export function toSeries(byHour: TodayReport['byHour']): uPlot.AlignedData {
  return [
    byHour.map(({ hour }) => hour),
    byHour.map(({ today }) => (today === 0 ? null : today)),
    byHour.map(({ lastWeek }) => (lastWeek === 0 ? null : lastWeek)),
  ];
}

/** Draws in the page's colours of this moment; a point is one of the hours. */
export const drawHours: Draw = (host, data, onPoint) => {
  const { color, axis } = paletteOf(host);
  return new uPlot(
    {
      ...frameOf(host),
      scales: {
        x: { time: false, range: X_RANGE },
        y: { range: (_, __, most) => [0, Math.max(1, most)] },
      },
      axes: [
        {
          ...axis,
          size: 28,
          gap: 6,
          grid: { show: false },
          splits: EVERY_3_HOURS,
          values: (_, hours) => hours.map(String),
        },
        { ...axis, size: 40, gap: 6, incrs: Y_STEPS, grid: { stroke: color('hairline'), width: 1 } },
      ],
      series: [
        {},
        { label: 'Today', fill: color('comb'), ...barsPath({ size: BAR, align: -1 }) },
        {
          label: 'A week ago',
          fill: color('paper-2'),
          stroke: color('field-border'),
          width: 1,
          ...barsPath({ size: BAR, align: 1 }),
        },
      ],
      hooks: onPointed(onPoint),
    },
    data,
    host,
  );
};
