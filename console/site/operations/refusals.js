import { html } from '../lib/ui.js';
import { usePages } from '../lib/load.js';
import { moment, words } from '../lib/format.js';
import { Loaded, More, Title } from '../lib/parts.js';
import { to } from '../lib/router.js';

/** Orders that broke a rule, with what they broke. */
export function Refusals() {
  const pages = usePages('/operations/refusals', {}, 'refusals');
  return html`
    <${Title} text="Refusals"><button class="quiet" onClick=${pages.again}>Look again</button><//>
    <${Loaded} data=${pages.entries} fault=${pages.fault} again=${pages.again} empty="Nothing was refused.">
      <ul class="rows">${pages.entries?.map((refusal) => html`<li key=${refusal.refusalId}>
        <${Refusal} refusal=${refusal} /></li>`)}</ul>
      <${More} pages=${pages} />
    <//>`;
}

function Refusal({ refusal }) {
  const { orderId, refusedAt, reason, problems = [], detail } = refusal;
  return html`<div class="row refusal">
    <span class="row-main">
      ${orderId
        ? html`<a class="mono clip" href=${to('operations', 'orders', orderId)}>${orderId}</a>`
        : html`<span class="faint">without an id</span>`}
      <span class="faint">${moment(refusedAt)}</span>
    </span>
    <div class="why"><strong>${words(reason)}</strong>
      <ul>${problems.map(({ field, message }, at) => html`<li key=${at} class="wrap">
        <span class="mono">${field || 'the order'}</span> ${message}</li>`)}</ul>
      ${detail && html`<details><summary>As it came</summary><pre class="letter mono">${detail}</pre></details>`}
    </div>
  </div>`;
}
