import { html } from '../lib/ui.js';
import { count, words } from '../lib/format.js';
import { sent } from './redrive.js';

const MOST_SHOWN = 100;

/** What a redrive did, or would do. */
export function Outcome({ outcome, failedAgain, close }) {
  const { redriven = [], left, dryRun, done, discarded, fault } = outcome;
  return html`<section class="notice outcome" role="status">
    <p><strong>${dryRun ? 'A dry run: nothing was moved.' : discarded ? 'Discarded.'
      : done === false ? `Sent ${count(sent(outcome))}, and not to the end.` : 'Done.'}</strong>
      ${typeof left === 'number' && html` ${left} left here.`}
      ${fault && html` ${fault}`}
      ${failedAgain > 0 && html` <strong>${failedAgain} failed again.</strong>`}
      <button class="quiet" onClick=${close}>Close</button></p>
    <ul>${redriven.slice(0, MOST_SHOWN).map(({ messageId, to, outcome: end, reason }) => html`<li key=${messageId} class="wrap">
      <span class="mono">${messageId}</span>${to && ` → ${to}`} · ${words(end)}${reason && `: ${words(reason)}`}</li>`)}</ul>
    ${redriven.length > MOST_SHOWN && html`<p>and ${count(redriven.length - MOST_SHOWN)} more</p>`}
  </section>`;
}
