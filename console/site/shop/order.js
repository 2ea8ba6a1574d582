import { html } from '../lib/ui.js';
import { config } from '../lib/config.js';
import { money } from '../lib/format.js';
import { Badge, Facts, Loaded, Title } from '../lib/parts.js';
import { useOrder } from './use-order.js';
import { Progress } from './progress.js';
import { History } from './history.js';
import { Reasons } from './reasons.js';
import { CancelReturn } from './cancel-return.js';
import { Mails } from './mails.js';

/** One order, as it moves. */
export function Order({ id }) {
  const { order, history, fault, again } = useOrder(id);
  return html`
    <p class="back"><a href="#/orders">← My orders</a></p>
    <${Title} text="Your order">${order && html`<${Badge} of=${order.status} />`}<//>
    <p class="faint mono wrap">${id}</p>
    <${Loaded} data=${order} fault=${fault} again=${again}>
      ${order && html`<${Shown} order=${order} history=${history} again=${again} />`}
    <//>`;
}

function Shown({ order, history, again }) {
  return html`
    <${Reasons} order=${order} history=${history} />
    <${Progress} order=${order} history=${history} />
    <${CancelReturn} order=${order} history=${history} again=${again} />
    <div class="columns">
      <section class="card"><h2>What you ordered</h2><${Lines} order=${order} /></section>
      <section class="card"><h2>Where it stands</h2><${Standing} order=${order} /></section>
      <section class="card"><h2>What has happened</h2><${History} entries=${history} /></section>
      ${config().local && html`<${Mails} orderId=${order.orderId} changes=${history.length} />`}
    </div>`;
}

/** As it was submitted: anything may stand in it. */
export function Lines({ order }) {
  const { items, product, quantity } = order.order ?? {};
  const lines = Array.isArray(items) ? items : [{ name: product, quantity }];
  return html`<ul class="lines">
    ${lines.map((line, at) => html`<li key=${at}>
      <span class="line-name">${text(line?.name ?? line?.sku ?? 'Not known yet')}</span>
      <span class="faint">× ${text(line?.quantity ?? '–')}</span></li>`)}
    ${order.due && html`<li class="sum"><span>Total</span><strong>${money(order.due)}</strong></li>`}
  </ul>`;
}

function text(value) {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function Standing({ order }) {
  return html`<${Facts} of=${[
    ['Payment', html`<${Badge} of=${order.payment} />`],
    ['Goods', html`<${Badge} of=${order.fulfilment} />`],
    ['Carrier', order.parcel?.carrier],
    ['Tracking number', order.parcel && html`<span class="mono">${order.parcel.trackingNumber}</span>`],
    ['Ship to', address(order.order?.shippingAddress)],
    ['E-mail', order.order?.customerEmail && text(order.order.customerEmail)],
  ]} />`;
}

function address(known) {
  if (known === null || typeof known !== 'object') {
    return '';
  }
  const { name, line1, line2, postalCode, city, region, country } = known;
  return [name, line1, line2, [postalCode, city].filter(Boolean).join(' '), region, country]
    .filter(Boolean).map(text).join(', ');
}
