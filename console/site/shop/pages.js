import { html } from '../lib/ui.js';
import { Missing } from '../lib/parts.js';
import { Products } from './products.js';
import { Checkout } from './checkout.js';
import { Orders } from './orders.js';
import { Order } from './order.js';

/** The pages of the customer's face. */
export function ShopPages({ who, route }) {
  const [page = 'products', id] = route.parts;
  switch (page) {
    case 'products': return html`<${Products} />`;
    case 'basket': return html`<${Checkout} who=${who} />`;
    case 'orders': return id ? html`<${Order} id=${id} key=${id} />` : html`<${Orders} route=${route} />`;
    default: return html`<${Missing} text="There is no such page." />`;
  }
}
