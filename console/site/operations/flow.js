import { html } from '../lib/ui.js';
import { usePolled } from '../lib/load.js';
import { moment } from '../lib/format.js';
import { Loaded, Title } from '../lib/parts.js';
import { Station } from './station.js';
import { Feed } from './feed.js';
import { split } from './way.js';

const EVERY = 2_000;

/** The way of an order as it is now, and who listens beside it. */
export function Flow() {
  const { data, fault, again } = usePolled('/operations/stations', EVERY);
  const { way, others } = split(data?.stations ?? []);
  return html`
    <${Title} text="The way of an order">
      <span class="faint">${data ? `${fault ? 'As of ' : ''}${moment(data.time)}` : ''}</span><//>
    <${Loaded} data=${data} fault=${fault} again=${again}>
      <h2 class="heard">On the way</h2>
      <ol class="way">
        ${way.map((station, at) => html`<li key=${station.kind + station.name}>
          <${Station} station=${station} /><${Belt} perMinute=${fault ? 0 : station.perMinute ?? way[at + 1]?.perMinute} /></li>`)}
      </ol>
      <h2 class="between">Beside the way</h2>
      <ul class="stations">
        ${others.map((station) => html`<li key=${station.kind + station.name}>
          <${Station} station=${station} /></li>`)}
      </ul>
    <//>
    <${Feed} />`;
}

/** What moves from one station to the next: the more there is, the faster. */
function Belt({ perMinute }) {
  const moving = perMinute > 0;
  const lasts = moving ? Math.max(0.35, 2.6 / Math.log2(2 + perMinute)) : 0;
  return html`<svg class=${moving ? 'belt moving' : 'belt'} viewBox="0 0 32 12" aria-hidden="true"
      style=${{ '--lasts': `${lasts}s` }}>
    <line x1="0" y1="6" x2="32" y2="6" /></svg>`;
}
