import { html } from '../lib/ui.js';
import { moment, money } from '../lib/format.js';
import { Extent, Filter, Listed, newestFirst } from '../lib/list.js';
import { usePages } from '../lib/pages.js';
import { Badge, Title } from '../lib/parts.js';
import { to } from '../lib/router.js';
import { Search } from '../lib/search.js';

const FILTERS = [
  ['status', 'Status', ['PROCESSED', 'COMPLETED', 'CANCELLED', 'REJECTED']],
  ['payment', 'Payment', ['NONE', 'CAPTURED', 'DECLINED', 'REFUNDED']],
  ['fulfilment', 'Goods',
    ['NONE', 'RESERVED', 'OUT_OF_STOCK', 'RELEASED', 'DISPATCHED', 'DELIVERED', 'RETURNED']],
];

/** Everyone's orders. */
export function Orders({ route }) {
  const wanted = Object.fromEntries(['q', ...FILTERS.map(([name]) => name)]
    .map((name) => [name, route.query.get(name) ?? '']));
  const pages = newestFirst(usePages('/operations/orders', wanted, 'orders'), timeOf);
  return html`
    <${Title} text="Orders"><${Search} route=${route} hint="Order id or e-mail" label="Search orders" /><//>
    <div class="filters">
      ${FILTERS.map(([name, label, options]) => html`<${Filter} key=${name} label=${label} name=${name}
        options=${options} route=${route} />`)}
    </div>
    <${Extent} pages=${pages} />
    <${Listed} pages=${pages} empty="No order is like that."
      keyOf=${({ orderId }) => orderId} row=${(order) => html`<${Row} order=${order} />`} />`;
}

function timeOf({ processedAt, updatedAt }) {
  return processedAt ?? updatedAt ?? '';
}

function Row({ order }) {
  return html`<a class="row" href=${to('operations', 'orders', order.orderId)}>
    <span class="row-main"><strong class="mono wrap">${order.orderId}</strong>
      <span class="faint wrap">${order.customerEmail ?? '–'}</span></span>
    <span class="faint">${moment(timeOf(order))}</span>
    <span class="row-money">${order.due ? money(order.due) : ''}</span>
    <span class="badges"><${Badge} of=${order.payment} /><${Badge} of=${order.fulfilment} />
      <${Badge} of=${order.status} /></span>
  </a>`;
}
