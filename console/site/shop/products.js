import { html, useState } from '../lib/ui.js';
import { usePolled } from '../lib/load.js';
import { Search } from '../lib/search.js';
import { money } from '../lib/format.js';
import { Loaded, Title } from '../lib/parts.js';
import { toast } from '../lib/toasts.js';
import * as basket from './basket.js';

const EVERY = 15_000;
const FEW = 20;

/** The catalogue, to order from. */
export function Products({ route }) {
  const { data, fault, again } = usePolled('/products', EVERY);
  const [search, setSearch] = useState(route.query.get('q') ?? '');
  const lines = basket.useBasket();
  const found = data && data.products.filter((product) => matches(product, search));
  return html`
    <${Title} text="Products">
      <${Search} route=${route} hint="Search" label="Search products" typed=${setSearch} />
    <//>
    <${Loaded} data=${found} fault=${fault} again=${again} empty="Nothing matches.">
      <ul class="products">
        ${found?.map((product) => html`<${Product} key=${product.sku} product=${product}
          inBasket=${lines.find((line) => line.sku === product.sku)?.quantity ?? 0} />`)}
      </ul>
    <//>`;
}

function matches({ name, sku }, search) {
  return `${name} ${sku}`.toLowerCase().includes(search.trim().toLowerCase());
}

function Product({ product, inBasket }) {
  const { name, sku, price, available } = product;
  return html`<li class="card product">
    <span class=${`cover tone-${tone(sku)}`} aria-hidden="true">${initial(name)}</span>
    <h2>${name}</h2>
    <p class="faint sku">${sku === name ? '' : sku}</p>
    <p class="stock ${available === 0 ? 'out' : ''}">${stock(available)}</p>
    <p class="price">${money(price)}</p>
    <button disabled=${available === 0} aria-label=${`Add ${name} to the basket`}
      onClick=${() => add(product)}>${inBasket > 0 ? `Add · ${inBasket}` : 'Add'}</button>
  </li>`;
}

function stock(available) {
  if (available === 0) {
    return 'Sold out';
  }
  return available < FEW ? `Only ${available} left` : 'In stock';
}

function add(product) {
  const currency = basket.currency();
  if (currency && currency !== product.price.currency) {
    toast(`An order has one currency. Place the one in ${currency} first.`, 'bad');
    return;
  }
  basket.add(product);
  toast(`${product.name} is in the basket.`);
}

function initial(name) {
  return [...name.trim()][0]?.toUpperCase() ?? '·';
}

function tone(sku) {
  return [...sku].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6;
}
