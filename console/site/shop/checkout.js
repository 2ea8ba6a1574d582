import { html, useRef, useState } from '../lib/ui.js';
import { post } from '../lib/api.js';
import { config } from '../lib/config.js';
import { money } from '../lib/format.js';
import { Empty, Field, Title } from '../lib/parts.js';
import { go, to } from '../lib/router.js';
import * as basket from './basket.js';
import { done, keyFor } from '../lib/attempt.js';
import { useBasket } from './use-basket.js';
import { Payment } from './payment.js';

const ADDRESS = [
  ['name', 'Name', 'name'],
  ['line1', 'Street and number', 'address-line1'],
  ['postalCode', 'Postal code', 'postal-code'],
  ['city', 'City', 'address-level2'],
];

/** The basket, and all that an order needs besides. */
export function Checkout({ who }) {
  const lines = useBasket();
  if (lines.length === 0) {
    return html`<${Title} text="Basket" /><${Empty} text="Nothing is in it yet.">
      <a class="button primary" href="#/products">To the products</a><//>`;
  }
  return html`<${Title} text="Basket" /><${Form} who=${who} lines=${lines} />`;
}

function Form({ who, lines }) {
  const [state, setState] = useState({ sending: false, message: '', problems: [] });
  const sending = useRef(false);
  const submit = async (event) => {
    event.preventDefault();
    if (sending.current) {
      return;
    }
    sending.current = true;
    const order = orderOf(new FormData(event.currentTarget), lines);
    setState({ sending: true, message: '', problems: [] });
    try {
      const { body } = await post('/orders', order, { headers: { 'Idempotency-Key': keyFor('order', order) } });
      done('order');
      basket.clear();
      go(to('orders', body.orderId));
    } catch (fault) {
      sending.current = false;
      setState({ sending: false, message: fault.message, problems: fault.problems ?? [] });
    }
  };
  const { told, others } = sorted(state.problems, lines);
  return html`<form class="checkout" onSubmit=${submit} noValidate>
    <section class="card" aria-label="What you order">
      ${lines.map((line, at) => html`<${Line} key=${line.sku} line=${line} problem=${told(`items[${at}]`)} />`)}
      <p class="sum"><span>Total</span><strong>${money(basket.total())}</strong></p>
    </section>
    <section class="card fields">
      <${Field} label="E-mail" name="customerEmail" type="email" wide autocomplete="email"
        value=${config().local ? mailOf(who) : ''} problem=${told('customerEmail')} />
      ${ADDRESS.map(([name, label, autocomplete]) => html`<${Field} key=${name} label=${label}
        name=${name} autocomplete=${autocomplete} problem=${told(`shippingAddress.${name}`)} />`)}
      <${Field} label="Country (two letters)" name="country" autocomplete="country" value="GB"
        size="2" problem=${told('shippingAddress.country')} />
      <${Payment} problem=${told('paymentToken')} />
      ${state.message && html`<div class="notice bad wide" role="alert">
        <span>${state.message}</span>
        ${others.length > 0 && html`<ul>${others.map(({ field, message }) => html`<li key=${field + message}>
          ${field} ${message}</li>`)}</ul>`}
      </div>`}
      <button class="primary wide" disabled=${state.sending}>
        ${state.sending ? 'Placing the order …' : `Place the order · ${money(basket.total())}`}</button>
    </section>
  </form>`;
}

function Line({ line, problem }) {
  const { sku, name, price, quantity } = line;
  const change = (event) => basket.setQuantity(sku, Number(event.target.value));
  return html`<div class="line">
    <span class="line-name">${name}${problem && html`<em class="problem">${problem}</em>`}</span>
    <input type="number" min="1" max="10000" value=${quantity} aria-label=${`Quantity of ${name}`}
      onChange=${change} />
    <span class="line-price">${money({ ...price, minorUnits: price.minorUnits * quantity })}</span>
    <button type="button" class="quiet" aria-label=${`Take ${name} out`}
      onClick=${() => basket.setQuantity(sku, 0)}>✕</button>
  </div>`;
}

function orderOf(form, lines) {
  const address = Object.fromEntries(
    [...ADDRESS.map(([name]) => name), 'country'].map((name) => [name, form.get(name).trim()]));
  return {
    customerEmail: form.get('customerEmail').trim(),
    currency: lines[0].price.currency,
    items: lines.map(({ sku, name, quantity, price }) =>
      ({ sku, name, quantity, unitPrice: price.minorUnits })),
    total: basket.total().minorUnits,
    shippingAddress: address,
    ...(form.get('paymentToken') && { paymentToken: form.get('paymentToken') }),
  };
}

/** Which problem stands where: at its field, or above the button. */
function sorted(problems, lines) {
  const shown = new Set(['customerEmail', 'paymentToken', 'shippingAddress.country',
    ...ADDRESS.map(([name]) => `shippingAddress.${name}`), ...lines.map((_, at) => `items[${at}]`)]);
  const place = (field) => (shown.has(field) ? field : field.replace(/(items\[\d+\]).*/, '$1'));
  return {
    told: (field) => problems.filter((it) => place(it.field) === field).map((it) => it.message).join('; '),
    others: problems.filter((it) => !shown.has(place(it.field))),
  };
}

function mailOf({ name }) {
  return `${name.toLowerCase().replace(/[^a-z0-9.-]/g, '-')}@example.com`;
}
