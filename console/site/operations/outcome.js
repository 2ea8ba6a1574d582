import { html } from '../lib/ui.js';
import { words } from '../lib/format.js';

/** What a redrive did, or would do. */
export function Outcome({ outcome, close }) {
  const { redriven = [], left, dryRun } = outcome;
  return html`<section class="notice outcome" role="status">
    <p><strong>${dryRun ? 'A dry run: nothing was moved.' : 'Done.'}</strong>
      ${typeof left === 'number' && html` ${left} left here.`}
      <button class="quiet" onClick=${close}>Close</button></p>
    <ul>${redriven.map(({ messageId, to, outcome: end, reason }) => html`<li key=${messageId} class="wrap">
      <span class="mono">${messageId}</span>${to && ` → ${to}`} · ${words(end)}${reason && `: ${words(reason)}`}</li>`)}</ul>
  </section>`;
}
