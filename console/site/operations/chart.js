import { html, useEffect, useRef } from '../lib/ui.js';
import uPlot from '../vendor/uplot/uplot.js';
import { count } from '../lib/format.js';

const HEIGHT = 220;
const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const COLOURS = ['--line-1', '--line-2', '--line-3', '--line-4'];

/** Lines over time. */
export function Chart({ label, data, series }) {
  const place = useRef(null);
  const chart = useRef(null);
  const names = series.map(({ name }) => name).join();
  useEffect(() => {
    const draw = () => {
      chart.current?.destroy();
      chart.current = new uPlot(options(place.current, series), columns(data, series), place.current);
    };
    draw();
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', draw);
    const fitting = new ResizeObserver(([{ contentRect }]) =>
      chart.current.setSize({ width: contentRect.width, height: HEIGHT }));
    fitting.observe(place.current);
    return () => {
      scheme.removeEventListener('change', draw);
      fitting.disconnect();
      chart.current.destroy();
      chart.current = null;
    };
  }, [names]);
  useEffect(() => chart.current?.setData(columns(data, series)), [data]);
  return html`<div class="chart" ref=${place} role="img" aria-label=${label}></div>`;
}

/** One column of times for all, and for each series its values at them. */
export function columns({ start, end }, series) {
  const ends = [start, end].map((iso) => Math.floor(Date.parse(iso) / 1000));
  const times = [...new Set([...ends, ...series.flatMap(({ points }) => points.map(([time]) => time))])]
    .sort((a, b) => a - b);
  return [times, ...series.map(({ points }) => {
    const known = new Map(points);
    return times.map((time) => known.get(time) ?? null);
  })];
}

function options(place, series) {
  const styles = getComputedStyle(place);
  const colour = (name) => styles.getPropertyValue(name).trim();
  const axis = {
    stroke: colour('--faint'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1 },
    font: '12px system-ui, sans-serif',
  };
  return {
    width: place.clientWidth,
    height: HEIGHT,
    cursor: { y: false },
    scales: { y: { range: (_, low, high) => [0, Math.max(1, (high ?? 0) * 1.15)] } },
    axes: [{ ...axis, values: (_, ticks) => ticks.map((time) => CLOCK.format(time * 1000)) }, { ...axis, values: (_, ticks) => ticks.map(count), size: 56 }],
    series: [{}, ...series.map(({ name }, at) => ({
      label: name,
      stroke: colour(COLOURS[at % COLOURS.length]),
      width: 2,
      spanGaps: true,
    }))],
  };
}
