import { html } from '../lib/ui.js';
import { usePolled } from '../lib/load.js';
import { moment } from '../lib/format.js';
import { Badge, Loaded, Title } from '../lib/parts.js';

const EVERY = 5_000;

/** What the templates watch; what rings comes first. */
export function Alarms() {
  const { data, fault, again } = usePolled('/operations/alarms', EVERY);
  const ringing = data?.alarms.filter(({ state }) => state === 'ALARM').length;
  return html`
    <${Title} text="Alarms"><span class="faint">
      ${data && (ringing === 0 ? 'All is quiet.' : `${ringing} ringing`)}</span><//>
    <${Loaded} data=${data && data.alarms} fault=${fault} again=${again} empty="There is none.">
      <ul class="rows">${data?.alarms.map((alarm) => html`<li key=${alarm.name}><${Row} alarm=${alarm} /></li>`)}</ul>
    <//>`;
}

function Row({ alarm }) {
  const { name, description, state, since, metric, threshold, reason } = alarm;
  return html`<div class=${`row ${state === 'ALARM' ? 'ringing' : ''}`}>
    <span class="row-main"><strong class="wrap">${name}</strong>
      <span class="faint wrap">${description}</span>
      ${reason && state !== 'OK' && html`<span class="faint wrap">${reason}</span>`}</span>
    <span class="faint wrap">${metric}${threshold !== undefined && ` · ${threshold}`}</span>
    <span class="faint">${since ? moment(since) : ''}</span>
    <${Badge} of=${state} />
  </div>`;
}
