import uPlot from 'uplot';
import type { Draw } from '../../shared/plot-canvas.tsx';
import { barsPath, frameOf, onPointed, paletteOf } from '../../shared/plot-style.ts';
import type { Measure } from './measures.ts';
import { axisLabels, axisRange, axisSteps } from './trend-axis.ts';

/** Of the room a day has, and at most in pixels. */
const BAR: [factor: number, max: number] = [0.6, 20];
const NOT_OVER = [3, 2];
const WEEK_AGO = [2, 4];
const SCORES = [1, 3, 5];

/** How one measure is drawn; people as bars, everything else as points with a line between neighbours. */
export function drawTrend(unit: Measure['unit'], letters: readonly string[]): Draw {
  return (host, data, onPoint) => {
    const { color, axis } = paletteOf(host);
    const comb = color('comb');
    const paper = color('paper');
    const dots = (stroke: string, fill: string, size: number) => ({ show: true, size, width: 1.5, stroke, fill });
    const bars = barsPath({ size: BAR });
    const over = unit === 'people' ? { fill: comb, ...bars } : { stroke: comb, width: 2, points: dots(comb, comb, 6) };
    const today =
      unit === 'people'
        ? { stroke: comb, width: 1.5, dash: NOT_OVER, ...bars }
        : { stroke: comb, points: dots(comb, paper, 9) };
    const upper = color('field-border');
    return new uPlot(
      {
        ...frameOf(host),
        scales: {
          x: { time: false, range: [-0.6, letters.length - 0.4] },
          y: { range: (_, __, most) => axisRange(unit, most) },
        },
        axes: [
          {
            ...axis,
            size: 24,
            gap: 4,
            grid: { show: false },
            splits: letters.map((_, place) => place),
            values: (_, places) => places.map((place) => letters[place] ?? ''),
          },
          {
            ...axis,
            size: 48,
            gap: 6,
            space: 28,
            ...(unit === 'score' ? { splits: SCORES } : { incrs: axisSteps[unit] }),
            values: (_, values) => axisLabels(unit, values),
            grid: { stroke: color('hairline'), width: 1 },
          },
        ],
        series: [
          {},
          { label: 'Days', ...over },
          { label: 'Today so far', ...today },
          { label: '9 in 10', stroke: upper, width: 1, points: dots(upper, upper, 4) },
          { label: 'A week ago', stroke: color('muted'), width: 1.5, dash: WEEK_AGO, points: { show: false } },
        ],
        hooks: onPointed(onPoint),
      },
      data,
      host,
    );
  };
}
