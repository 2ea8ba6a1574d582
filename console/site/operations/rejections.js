import { html } from '../lib/ui.js';
import { moment, words } from '../lib/format.js';
import { Extent, Listed, newestFirst } from '../lib/list.js';
import { usePages } from '../lib/pages.js';
import { Title } from '../lib/parts.js';
import { to } from '../lib/router.js';

/** Orders that broke a rule, with what they broke. */
export function Rejections() {
  const pages = newestFirst(usePages('/operations/rejections', {}, 'rejections'), ({ rejectedAt }) => rejectedAt ?? '');
  return html`
    <${Title} text="Rejections"><button class="quiet" onClick=${pages.again}>Look again</button><//>
    <${Extent} pages=${pages} />
    <${Listed} pages=${pages} empty="Nothing was rejected."
      keyOf=${({ rejectionId }) => rejectionId} row=${(rejection) => html`<${Rejection} rejection=${rejection} />`} />`;
}

function Rejection({ rejection }) {
  const { orderId, rejectedAt, reason, problems = [], detail, leftOut } = rejection;
  return html`<div class="row rejection">
    <span class="row-main">
      ${orderId
        ? html`<a class="mono wrap" href=${to('operations', 'orders', orderId)}>${orderId}</a>`
        : html`<span class="faint">without an id</span>`}
      <span class="faint">${moment(rejectedAt)}</span>
    </span>
    <div class="why"><strong>${words(reason)}</strong>
      <ul>${problems.map(({ field, message }, at) => html`<li key=${at} class="wrap">
        <span class="mono">${field || 'the order'}</span> ${message}</li>`)}</ul>
      ${leftOut > 0 && html`<p class="faint">${leftOut} ${leftOut === 1 ? 'field was' : 'fields were'} too large to be kept.</p>`}
      ${detail && html`<details><summary>As it came</summary><pre class="letter mono" tabindex="0">${detail}</pre></details>`}
    </div>
  </div>`;
}
