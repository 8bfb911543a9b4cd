import type { TodayReport } from '@honey/protocol/reports';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import type uPlot from 'uplot';
import { drawHours, toSeries } from './draw-hours.ts';

interface HoursCanvasProps extends Pick<TodayReport, 'byHour'> {
  /** The hour under the pointer; null when it has left. */
  onPoint: (hour: number | null) => void;
}

/** The plot itself. It follows the width it has, and is drawn anew in the colours of the other scheme. */
export function HoursCanvas({ byHour, onPoint }: HoursCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const scheme = useComputedColorScheme();
  const point = useEffectEvent(onPoint);
  const series = useEffectEvent(() => toSeries(byHour));

  useEffect(() => {
    if (!host.current) return;
    const drawn = drawHours(host.current, series(), (hour) => {
      point(hour);
    });
    plot.current = drawn;
    const sizes = new ResizeObserver(([entry]) => {
      if (entry) drawn.setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    sizes.observe(host.current);
    return () => {
      sizes.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [scheme]);

  useEffect(() => {
    plot.current?.setData(toSeries(byHour));
  }, [byHour]);

  return <div ref={host} />;
}
