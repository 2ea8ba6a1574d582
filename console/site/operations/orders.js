import { html, useEffect, useRef, useState } from '../lib/ui.js';
import { usePages } from '../lib/load.js';
import { moment, money } from '../lib/format.js';
import { Badge, Loaded, More, Title } from '../lib/parts.js';
import { setQuery, to } from '../lib/router.js';
import { Filter } from '../shop/orders.js';

const FILTERS = [
  ['status', 'Status', ['PROCESSED', 'COMPLETED', 'CANCELLED', 'REJECTED']],
  ['payment', 'Payment', ['NONE', 'CAPTURED', 'DECLINED', 'REFUNDED']],
  ['fulfilment', 'Goods',
    ['NONE', 'RESERVED', 'OUT_OF_STOCK', 'RELEASED', 'DISPATCHED', 'DELIVERED', 'RETURNED']],
];
const WHILE_TYPING = 250;

/** Everyone's orders. */
export function Orders({ route }) {
  const wanted = Object.fromEntries(['q', ...FILTERS.map(([name]) => name)]
    .map((name) => [name, route.query.get(name) ?? '']));
  const change = (values) => setQuery('/operations/orders', { ...wanted, ...values });
  const pages = usePages('/operations/orders', wanted, 'orders');
  return html`
    <${Title} text="Orders"><${Search} value=${wanted.q} change=${(q) => change({ q })} /><//>
    <div class="filters">
      ${FILTERS.map(([name, label, options]) => html`<${Filter} key=${name} label=${label}
        options=${options} value=${wanted[name]} change=${(value) => change({ [name]: value })} />`)}
      <button class="quiet" onClick=${pages.again}>Look again</button>
    </div>
    <${Loaded} data=${pages.entries} fault=${pages.fault} again=${pages.again} empty="No order is like that.">
      <ul class="rows">${pages.entries?.map((order) => html`<li key=${order.orderId}>
        <${Row} order=${order} /></li>`)}</ul>
      <${More} pages=${pages} />
    <//>`;
}

function Search({ value, change }) {
  const [text, setText] = useState(value);
  const asked = useRef(value);
  useEffect(() => {
    if (text.trim() === value) {
      return undefined;
    }
    const timer = setTimeout(() => {
      asked.current = text.trim();
      change(asked.current);
    }, WHILE_TYPING);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    // What came of the typing itself must not take away what was typed since.
    if (asked.current !== value) {
      asked.current = value;
      setText(value);
    }
  }, [value]);
  return html`<input type="search" placeholder="Order id or e-mail  ( / )" aria-label="Search orders"
    value=${text} onInput=${(event) => setText(event.target.value)} />`;
}

function Row({ order }) {
  return html`<a class="row" href=${to('operations', 'orders', order.orderId)}>
    <span class="row-main"><strong class="mono clip">${order.orderId}</strong>
      <span class="faint clip">${order.customerEmail ?? '–'}</span></span>
    <span class="faint">${moment(order.processedAt ?? order.updatedAt ?? '')}</span>
    <span class="row-money">${order.due ? money(order.due) : ''}</span>
    <span class="badges"><${Badge} of=${order.payment} /><${Badge} of=${order.fulfilment} />
      <${Badge} of=${order.status} /></span>
  </a>`;
}
