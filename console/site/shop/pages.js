import { html, useEffect } from '../lib/ui.js';
import { lazy, soon } from '../lib/lazy.js';
import { Missing } from '../lib/parts.js';
import { Products } from './products.js';

const LATER = [() => import('./checkout.js'), () => import('./orders.js'), () => import('./order.js')];
const [Checkout, Orders, Order] = ['Checkout', 'Orders', 'Order'].map((name, at) => lazy(LATER[at], name));

/** The pages of the customer's face. */
export function ShopPages({ who, route }) {
  const [page = 'products', id] = route.parts;
  useEffect(() => soon(...LATER), []);
  switch (page) {
    case 'products': return html`<${Products} route=${route} />`;
    case 'basket': return html`<${Checkout} who=${who} />`;
    case 'orders': return id ? html`<${Order} id=${id} key=${id} />` : html`<${Orders} route=${route} />`;
    default: return html`<${Missing} text="There is no such page." />`;
  }
}
