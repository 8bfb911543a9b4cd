import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import type uPlot from 'uplot';

/** Draws `data` into `host`, as large as it is; tells which point is under the pointer, and null when it has left. */
export type Draw = (host: HTMLElement, data: uPlot.AlignedData, onPoint: (index: number | null) => void) => uPlot;

interface PlotCanvasProps {
  /** The same function from render to render: another one draws anew. */
  draw: Draw;
  data: uPlot.AlignedData;
  onPoint: (index: number | null) => void;
}

/** A plot itself. It follows the size it has, and is drawn anew in the colours of the other scheme. */
export function PlotCanvas({ draw, data, onPoint }: PlotCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const scheme = useComputedColorScheme();
  const point = useEffectEvent(onPoint);
  const drawNow = useEffectEvent((into: HTMLElement) =>
    draw(into, data, (index) => {
      point(index);
    }),
  );

  useEffect(() => {
    if (!host.current) return;
    const drawn = drawNow(host.current);
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
  }, [scheme, draw]);

  useEffect(() => {
    plot.current?.setData(data);
  }, [data]);

  return <div ref={host} />;
}
