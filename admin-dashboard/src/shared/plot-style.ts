import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** The page's colours as they are now, by the names of its tokens, and what every axis looks like in them. */
export function paletteOf(host: HTMLElement) {
  const style = getComputedStyle(host);
  const color = (name: string) => style.getPropertyValue(`--honey-${name}`).trim();
  const axis = { stroke: color('muted'), font: `12px ${style.fontFamily}`, ticks: { show: false } };
  return { color, axis };
}

/** As wide and high as its place, with nothing of uPlot's own beside the plot: keys and numbers are ours. */
export function frameOf(host: HTMLElement): Pick<uPlot.Options, 'width' | 'height' | 'legend' | 'cursor'> {
  return {
    width: host.clientWidth,
    height: host.clientHeight,
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
  };
}

/** Tells which point of the data is under the pointer, and null when it has left. */
export function onPointed(onPoint: (index: number | null) => void): uPlot.Hooks.Arrays {
  return {
    setCursor: [
      ({ cursor: { idx, left = -1 } }) => {
        onPoint(left < 0 ? null : (idx ?? null));
      },
    ],
  };
}

/** Draws a series as bars. */
export function barsPath(options: uPlot.Series.BarsPathBuilderOpts): Pick<uPlot.Series, 'paths' | 'points'> {
  const paths = uPlot.paths.bars?.(options);
  return { points: { show: false }, ...(paths ? { paths } : {}) };
}
