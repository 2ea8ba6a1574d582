import { html } from '../lib/ui.js';
import { moment, money } from '../lib/format.js';
import { Filter, Listed } from '../lib/list.js';
import { usePages } from '../lib/pages.js';
import { Badge, Title } from '../lib/parts.js';
import { to } from '../lib/router.js';

const STATUSES = ['RECEIVED', 'PROCESSED', 'COMPLETED', 'CANCELLED', 'REJECTED'];

/** The customer's orders, newest first, as the API has them. */
export function Orders({ route }) {
  const status = route.query.get('status') ?? '';
  const pages = usePages('/orders', { status }, 'orders');
  return html`
    <${Title} text="My orders"><${Filter} label="Status" name="status" options=${STATUSES} route=${route} /><//>
    <${Listed} pages=${pages} empty=${status ? 'No order is in that state.' : 'You have not ordered anything yet.'}
      keyOf=${({ orderId }) => orderId} row=${(order) => html`<${Row} order=${order} />`} />`;
}

function Row({ order }) {
  return html`<a class="row" href=${to('orders', order.orderId)}>
    <span class="row-main"><strong class="wrap">${what(order)}</strong>
      <span class="faint mono wrap">${order.orderId}</span></span>
    <span class="faint">${moment(order.submittedAt)}</span>
    <span class="row-money">${order.due ? money(order.due) : ''}</span>
    <${Badge} of=${order.status} />
  </a>`;
}

function what({ product, quantity, firstItem }) {
  if (firstItem) {
    return `${firstItem.quantity} × ${firstItem.name ?? firstItem.sku}`;
  }
  return product === undefined ? 'An order' : `${quantity} × ${product}`;
}
