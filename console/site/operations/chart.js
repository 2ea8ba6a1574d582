import { html, useEffect, useRef, useState } from '../lib/ui.js';
import uPlot from '../vendor/uplot/uplot.js';
import { count, moment } from '../lib/format.js';

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
  return html`<div class="chart" ref=${place} role="img" aria-label=${`${label}: the table below has the numbers`}></div>
    <${Numbers} label=${label} data=${data} series=${series} />`;
}

/** The same for those who do not see lines, or want to copy them; the newest first. */
function Numbers({ label, data, series }) {
  const [open, setOpen] = useState(false);
  const [times, ...values] = columns(data, series);
  const known = times.map((time, at) => [time, values.map((column) => column[at])])
    .filter(([, row]) => row.some((value) => value !== null)).reverse();
  return html`<details class="numbers" onToggle=${(event) => setOpen(event.currentTarget.open)}>
    <summary>As a table</summary>
    ${open && html`<div class="scrolls" tabindex="0" role="region" aria-label=${`${label}, as a table`}><table>
      <caption class="heard">${label}</caption>
      <thead><tr><th scope="col">Time</th>${series.map(({ name }) => html`<th scope="col" key=${name}>${name}</th>`)}</tr></thead>
      <tbody>${known.map(([time, row]) => html`<tr key=${time}>
        <th scope="row">${moment(new Date(time * 1000).toISOString())}</th>
        ${row.map((value, at) => html`<td key=${at}>${value === null ? 'not known' : count(value)}</td>`)}</tr>`)}</tbody>
    </table></div>`}
    ${open && known.length === 0 && html`<p class="faint">Nothing is known of this time.</p>`}
  </details>`;
}

/**
 * One column of times for all, a period apart, and for each series its values at them: null where
 * nothing is known, so that a gap is drawn and not a line.
 */
export function columns({ start, end, periodSeconds }, series) {
  const [from, to] = [start, end].map((iso) => Math.floor(Date.parse(iso) / 1000));
  const steps = Array.from({ length: Math.max(0, Math.ceil((to - from) / periodSeconds)) + 1 },
    (_, step) => Math.min(to, from + step * periodSeconds));
  const times = [...new Set([...steps, ...series.flatMap(({ points }) => points.map(([time]) => time))])]
    .sort((a, b) => a - b);
  return [times, ...series.map(({ points }) => {
    const known = new Map(points);
    return times.map((time) => known.get(time) ?? null);
  })];
}

/** Points beside which nothing is known: no line leads to them, so each is a dot. */
function alone(plot, at) {
  const values = plot.data[at];
  return values.map((_, i) => i).filter((i) => values[i] !== null
    && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null);
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
      spanGaps: false,
      points: { size: 6, filter: alone },
    }))],
  };
}
