import { html, useRef, useState } from '../lib/ui.js';
import { attempt } from '../lib/attempt.js';
import { usePolled } from '../lib/load.js';
import { Search } from '../lib/search.js';
import { count, money } from '../lib/format.js';
import { Loaded, Title } from '../lib/parts.js';
import { toast } from '../lib/toasts.js';

const EVERY = 3_000;

/** What is there of each product, and what of it is whose. */
export function Stock({ route }) {
  const { data, fault, again } = usePolled('/operations/products', EVERY);
  const [search, setSearch] = useState(route.query.get('q') ?? '');
  const words = search.trim().toLowerCase();
  const found = data && data.products.filter(
    ({ sku, name }) => `${sku} ${name}`.toLowerCase().includes(words));
  return html`
    <${Title} text="Stock"><${Search} route=${route} hint="Search" label="Search products" typed=${setSearch} /><//>
    <${Loaded} data=${found} fault=${fault} again=${again} empty="Nothing matches.">
      <ul class="rows">${found?.map((product) => html`<li key=${product.sku}>
        <${Row} product=${product} again=${again} /></li>`)}</ul>
    <//>`;
}

function Row({ product, again }) {
  const { sku, name, price, available, reserved, shipped } = product;
  return html`<div class="row stock-row">
    <span class="row-main"><strong class="wrap">${name}</strong><span class="faint mono wrap">${sku}</span></span>
    <span class="row-money">${money(price)}</span>
    <${Amount} name="available" value=${available} bad=${available === 0} />
    <${Amount} name="reserved" value=${reserved} />
    <${Amount} name="shipped" value=${shipped} />
    <${Restock} product=${product} again=${again} />
  </div>`;
}

function Amount({ name, value, bad }) {
  return html`<span class=${`amount ${bad ? 'bad' : ''}`}>${count(value)}<small>${name}</small></span>`;
}

function Restock({ product, again }) {
  const [sending, setSending] = useState(false);
  const under = useRef(false);
  const restock = async (event) => {
    event.preventDefault();
    if (under.current) {
      return;
    }
    under.current = true;
    const form = event.currentTarget;
    const quantity = Number(new FormData(form).get('quantity'));
    setSending(true);
    try {
      await attempt(`restock.${product.sku}`,
        `/operations/products/${encodeURIComponent(product.sku)}/restock`, { quantity });
      toast(`${count(quantity)} more of ${product.name}.`);
      form.reset();
      again();
    } catch (fault) {
      toast(fault.message, 'bad');
    } finally {
      under.current = false;
      setSending(false);
    }
  };
  return html`<form class="restock" onSubmit=${restock}>
    <input name="quantity" type="number" min="1" max="1000000" required placeholder="10"
      aria-label=${`How many more of ${product.name}`} />
    <button disabled=${sending}>Restock</button>
  </form>`;
}
