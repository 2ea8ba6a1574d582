import { html } from '../lib/ui.js';
import { moment, words } from '../lib/format.js';
import { Extent, Listed, newestFirst } from '../lib/list.js';
import { usePages } from '../lib/pages.js';
import { Title } from '../lib/parts.js';
import { to } from '../lib/router.js';

/** Orders that broke a rule, with what they broke. */
export function Refusals() {
  const pages = newestFirst(usePages('/operations/refusals', {}, 'refusals'), ({ refusedAt }) => refusedAt ?? '');
  return html`
    <${Title} text="Refusals"><button class="quiet" onClick=${pages.again}>Look again</button><//>
    <${Extent} pages=${pages} />
    <${Listed} pages=${pages} empty="Nothing was refused."
      keyOf=${({ refusalId }) => refusalId} row=${(refusal) => html`<${Refusal} refusal=${refusal} />`} />`;
}

function Refusal({ refusal }) {
  const { orderId, refusedAt, reason, problems = [], detail, leftOut } = refusal;
  return html`<div class="row refusal">
    <span class="row-main">
      ${orderId
        ? html`<a class="mono wrap" href=${to('operations', 'orders', orderId)}>${orderId}</a>`
        : html`<span class="faint">without an id</span>`}
      <span class="faint">${moment(refusedAt)}</span>
    </span>
    <div class="why"><strong>${words(reason)}</strong>
      <ul>${problems.map(({ field, message }, at) => html`<li key=${at} class="wrap">
        <span class="mono">${field || 'the order'}</span> ${message}</li>`)}</ul>
      ${leftOut > 0 && html`<p class="faint">${leftOut} ${leftOut === 1 ? 'field was' : 'fields were'} too large to be kept.</p>`}
      ${detail && html`<details><summary>As it came</summary><pre class="letter mono" tabindex="0">${detail}</pre></details>`}
    </div>
  </div>`;
}
