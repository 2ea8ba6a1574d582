import { html, useEffect } from '../lib/ui.js';
import { usePages } from '../lib/load.js';
import { useLiveState, useNews } from '../lib/live.js';
import { moment, money, words } from '../lib/format.js';
import { Badge, Loaded, More, Title } from '../lib/parts.js';
import { setQuery, to } from '../lib/router.js';

const WITHOUT_NEWS = 5_000;
const STATUSES = ['RECEIVED', 'PROCESSED', 'COMPLETED', 'CANCELLED', 'REJECTED'];

/** The customer's orders, newest first. */
export function Orders({ route }) {
  const status = route.query.get('status') ?? '';
  const pages = usePages('/orders', { status }, 'orders');
  useNews(({ orderId }) => {
    if (pages.entries?.some((order) => order.orderId === orderId)) {
      pages.again();
    }
  }, [status, pages.entries]);
  const live = useLiveState();
  useEffect(() => {
    const timer = live === 'live' ? null : setInterval(pages.again, WITHOUT_NEWS);
    return () => clearInterval(timer);
  }, [live, status, pages.entries]);
  return html`
    <${Title} text="My orders">
      <${Filter} label="Status" options=${STATUSES} value=${status}
        change=${(value) => setQuery('/orders', { status: value })} />
    <//>
    <${Loaded} data=${pages.entries} fault=${pages.fault} again=${pages.again}
        empty=${status ? 'No order is in that state.' : 'You have not ordered anything yet.'}>
      <ul class="rows">
        ${pages.entries?.map((order) => html`<li key=${order.orderId}><${Row} order=${order} /></li>`)}
      </ul>
      <${More} pages=${pages} />
    <//>`;
}

function Row({ order }) {
  return html`<a class="row" href=${to('orders', order.orderId)}>
    <span class="row-main"><strong class="clip">${what(order)}</strong>
      <span class="faint mono clip">${order.orderId}</span></span>
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

export function Filter({ label, options, value, change }) {
  return html`<label class="filter">${label}
    <select value=${value} onChange=${(event) => change(event.target.value)}>
      <option value="">Any</option>
      ${options.map((option) => html`<option key=${option} value=${option}>${words(option)}</option>`)}
    </select></label>`;
}
