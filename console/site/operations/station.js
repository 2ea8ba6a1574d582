import { html } from '../lib/ui.js';
import { count, duration, seconds } from '../lib/format.js';
import { to } from '../lib/router.js';
import { isCatcher } from './way.js';

const KINDS = { rule: 'Rule', function: 'Function', queue: 'Queue', table: 'Table' };

/** One station: what waits there, what goes through, and what did not. */
export function Station({ station }) {
  const { kind, name, waiting, inFlight, oldestSeconds, perMinute, errorsPerMinute, durationMs } = station;
  const letters = isCatcher(name) ? waiting : station.deadLetters;
  return html`<article class=${`card station ${mood(station, letters)}`}>
    <p class="station-kind">${KINDS[kind] ?? kind}</p>
    <h3 class="station-name">${name}</h3>
    <dl class="gauges">
      <${Gauge} name="waiting" value=${waiting} strong />
      <${Gauge} name="in flight" value=${inFlight} />
      <${Gauge} name="a minute" value=${perMinute} strong=${kind !== 'queue'} />
      <${Gauge} name="each takes" value=${durationMs} as=${duration} />
      <${Gauge} name="oldest" value=${oldestSeconds > 0 ? oldestSeconds : undefined} as=${seconds} />
      <${Gauge} name="errors a minute" value=${errorsPerMinute > 0 ? errorsPerMinute : undefined} bad />
    </dl>
    ${isIdle(station) && html`<p class="faint">Idle</p>`}
    ${letters > 0 && html`<a class="dead"
      href=${to('operations', 'dead-letters', isCatcher(name) ? name : station.deadLetterQueue)}>
      ${count(letters)} dead ${letters === 1 ? 'letter' : 'letters'}</a>`}
  </article>`;
}

function Gauge({ name, value, as = rounded, strong, bad }) {
  return typeof value === 'number' && html`<div class=${`gauge ${strong ? 'strong' : ''} ${bad ? 'bad' : ''}`}>
    <dt>${name}</dt><dd>${as(value)}</dd></div>`;
}

function rounded(number) {
  return count(number < 10 ? Math.round(number * 10) / 10 : Math.round(number));
}

function isIdle({ waiting, perMinute }) {
  return waiting === undefined && perMinute === undefined;
}

function mood({ errorsPerMinute, waiting, inFlight, perMinute }, letters) {
  if (letters > 0 || errorsPerMinute > 0) {
    return 'troubled';
  }
  return waiting > 0 || inFlight > 0 || perMinute > 0 ? 'busy' : 'idle';
}
