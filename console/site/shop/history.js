import { html } from '../lib/ui.js';
import { moment, words } from '../lib/format.js';

/** What happened, with its time; why, where it is known. */
export function History({ entries }) {
  return html`<ol class="history">
    ${entries.map(({ kind, type, time, outcome, reason }, at) => html`<li key=${at} class=${`kind-${kind}`}>
      <time datetime=${time}>${moment(time)}</time>
      <span>${type}${outcome && html` · <em>${words(outcome)}</em>`}
        ${reason && html` · <span class="faint">${words(reason)}</span>`}</span>
    </li>`)}
  </ol>`;
}
