import type { TodayReport } from '@honey/protocol/reports';
import { useMemo } from 'react';
import { PlotCanvas } from '../../shared/plot-canvas.tsx';
import { drawHours, toSeries } from './draw-hours.ts';

interface HoursCanvasProps extends Pick<TodayReport, 'byHour'> {
  /** The hour under the pointer; null when it has left. */
  onPoint: (hour: number | null) => void;
}

/** The hours of a day, drawn. */
export function HoursCanvas({ byHour, onPoint }: HoursCanvasProps) {
  const data = useMemo(() => toSeries(byHour), [byHour]);
  return (
    <PlotCanvas
      draw={drawHours}
      data={data}
      onPoint={(index) => {
        onPoint(index === null ? null : (byHour[index]?.hour ?? null));
      }}
    />
  );
}
