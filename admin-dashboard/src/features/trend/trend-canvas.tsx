import type { TodayReport } from '@honey/protocol/reports';
import { useMemo } from 'react';
import { PlotCanvas } from '../../shared/plot-canvas.tsx';
import { drawTrend } from './draw-trend.ts';
import type { Measure } from './measures.ts';
import { dayLetters, toTrendSeries } from './trend-series.ts';

interface TrendCanvasProps {
  report: TodayReport;
  measure: Measure;
  /** The place of the day under the pointer; null when it has left. */
  onPoint: (place: number | null) => void;
}

/** The days of one measure, drawn. */
export function TrendCanvas({ report, measure, onPoint }: TrendCanvasProps) {
  const data = useMemo(() => toTrendSeries(report, measure), [report, measure]);
  const letters = dayLetters(report.days).join(' ');
  const draw = useMemo(() => drawTrend(measure.unit, letters.split(' ')), [measure, letters]);
  return <PlotCanvas draw={draw} data={data} onPoint={onPoint} />;
}
