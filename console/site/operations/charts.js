import { html, useState } from '../lib/ui.js';
import { query } from '../lib/api.js';
import { usePolled } from '../lib/load.js';
import { Loaded, Title } from '../lib/parts.js';
import { Chart } from './chart.js';

const EVERY = 10_000;
const SPANS = [[15, '15 minutes'], [60, 'an hour'], [360, '6 hours'], [1440, 'a day']];

/** Which series go on one sheet. */
const SHEETS = [
  ['Orders a minute', ({ name }) => name.startsWith('orders ')],
  ['How long functions take, in ms', ({ name }) => name.endsWith(' ms')],
  ['What waits, and what failed', ({ name }) => ['waiting', 'dead letters'].includes(name)],
];

/** Rate, latency and what piled up. */
export function Charts() {
  const [minutes, setMinutes] = useState(15);
  const { data, fault, again } = usePolled(query('/operations/metrics', { minutes }), EVERY);
  return html`
    <${Title} text="Charts"><label class="filter">The last
      <select value=${minutes} onChange=${(event) => setMinutes(Number(event.target.value))}>
        ${SPANS.map(([value, name]) => html`<option key=${value} value=${value}>${name}</option>`)}
      </select></label><//>
    <${Loaded} data=${data} fault=${fault} again=${again}>
      ${data && SHEETS.map(([title, belongs]) => html`<section class="card sheet" key=${title}>
        <h2>${title}</h2>
        <${Chart} label=${title} data=${data} series=${data.series.filter(belongs).map(aMinute(data))} /></section>`)}
    <//>`;
}

/** Counts are of a period, which is longer the further one looks back. */
function aMinute({ periodSeconds }) {
  return (series) => (series.name.startsWith('orders ')
    ? { ...series, points: series.points.map(([time, value]) => [time, (value * 60) / periodSeconds]) }
    : series);
}
