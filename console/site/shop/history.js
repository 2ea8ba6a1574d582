import { html } from '../lib/ui.js';
import { moment, words } from '../lib/format.js';

/** What happened, with its time; why, where it is known. */
export function History({ entries }) {
  return html`<ol class="history">
    ${entries.map(({ kind, type, time, outcome, reason, actor }, at) => html`<li key=${at} class=${`kind-${kind}`}>
      <time datetime=${time}>${moment(time)}</time>
      <span>${type}${outcome && html` · <em>${words(outcome)}</em>`}
        ${actor === 'OPERATOR' && html` · <span class="faint">by customer service</span>`}
        ${reason && html` · <span class="faint">${words(reason)}</span>`}</span>
    </li>`)}
  </ol>`;
}
