import { html, useEffect, useRef, useState } from '../lib/ui.js';
import { config } from '../lib/config.js';
import { money } from '../lib/format.js';
import { attempt, intend, unanswered } from '../lib/attempt.js';
import { forgetTyped, keepTyped, typed } from '../lib/kept.js';
import { Empty, Field, Title } from '../lib/parts.js';
import { go, to } from '../lib/router.js';
import * as basket from './basket.js';
import { ADDRESS, ADDRESS_FIELDS, missing } from './address.js';
import { Line } from './line.js';
import { CARDS, Payment } from './payment.js';

const ORDER = 'order';
const NOTHING = { sending: false, message: '', problems: [], rejections: 0 };

/** The basket, and all that an order needs besides. */
export function Checkout({ who }) {
  const lines = basket.useBasket();
  if (lines.length === 0) {
    return html`<${Title} text="Basket" /><${Empty} text="Nothing is in it yet.">
      <a class="button primary" href="#/products">To the products</a><//>`;
  }
  return html`<${Title} text="Basket" /><${Form} who=${who} lines=${lines} />`;
}

function Form({ who, lines }) {
  const [state, setState] = useState(NOTHING);
  const [fields, setFields] = useState(() => ({ ...defaults(who), ...typed(ORDER, who.name) }));
  const sending = useRef(false);
  const page = useRef(null);
  useEffect(() => void intend(ORDER), []);
  useEffect(() => page.current.querySelector('[aria-invalid=true]')?.focus(), [state.rejections]);
  const write = ({ target: { name, value } }) => {
    setFields({ ...defaults(who), ...keepTyped(ORDER, who.name, { [name]: value }) });
    setState((known) => ({ ...known, problems: known.problems.filter((it) => !isAt(it, name)) }));
  };
  const reject = (message, problems) => {
    sending.current = false;
    setState(({ rejections }) => ({ sending: false, message, problems, rejections: rejections + 1 }));
  };
  const submit = async (event) => {
    event.preventDefault();
    if (sending.current) {
      return;
    }
    sending.current = true;
    // As it stands there: what fills in forms for people need not tell so.
    const written = Object.fromEntries(new FormData(event.currentTarget));
    setFields({ ...defaults(who), ...keepTyped(ORDER, who.name, written) });
    const order = orderOf(written, basket.lines());
    const problems = missing(order);
    if (problems.length > 0) {
      reject('The order lacks something.', problems);
      return;
    }
    setState(({ rejections }) => ({ ...NOTHING, sending: true, rejections }));
    try {
      const { body } = await attempt(ORDER, '/orders', order);
      forgetTyped(ORDER);
      basket.clear();
      go(to('orders', body.orderId));
    } catch (fault) {
      reject(fault.message, fault.problems ?? []);
    }
  };
  const { told, others } = sorted(state.problems, lines);
  return html`<div class="checkout" ref=${page}>
    <section class="card" aria-label="What you order">
      ${lines.map((line, at) => html`<${Line} key=${line.sku} line=${line} problem=${told(`items[${at}]`)} />`)}
      <p class="sum"><span>Total</span><strong>${money(basket.total())}</strong></p>
    </section>
    <form class="card fields" onSubmit=${submit} onInput=${write} onChange=${write} noValidate>
      <${Field} label="E-mail" name="customerEmail" type="email" wide required autocomplete="email"
        value=${fields.customerEmail} problem=${told('customerEmail')} />
      ${isAnother(fields.customerEmail, who.email) && html`<p class="faint wide">
        Mail only goes to the address that you have signed in with: ${who.email}</p>`}
      ${ADDRESS.map(([name, label, autocomplete]) => html`<${Field} key=${name} label=${label}
        name=${name} required autocomplete=${`shipping ${autocomplete}`} value=${fields[name] ?? ''}
        problem=${told(`shippingAddress.${name}`)} />`)}
      <${Field} label="Country (two letters)" name="country" required autocomplete="shipping country"
        value=${fields.country} size="2" problem=${told('shippingAddress.country')} />
      <${Payment} value=${fields.paymentToken} problem=${told('paymentToken')} />
      ${state.message && html`<div class="notice bad wide" role="alert">
        <span>${state.message}</span>
        ${others.length > 0 && html`<ul>${others.map(({ field, message }) => html`<li key=${field + message}>
          ${field} ${message}</li>`)}</ul>`}
      </div>`}
      ${!state.sending && html`<${Unanswered} order=${orderOf(fields, lines)} />`}
      <button class="primary wide" disabled=${state.sending}>
        ${state.sending ? 'Placing the order …' : `Place the order · ${money(basket.total())}`}</button>
    </form>
  </div>`;
}

/** After an order went out and no answer came back: what another click would do. */
function Unanswered({ order }) {
  const sent = unanswered(ORDER);
  if (sent === null) {
    return null;
  }
  return html`<p class="notice wide" role="status">${JSON.stringify(sent) === JSON.stringify(order)
    ? 'No answer came to this order, so it may have been placed. Place it again: it stays one order.'
    : html`No answer came to the order before you changed it, so it may have been placed. This would be another one:
        look at <a href="#/orders">your orders</a> first.`}</p>`;
}

function defaults({ name, email }) {
  const local = `${name.toLowerCase().replace(/[^a-z0-9.-]/g, '-')}@example.com`;
  return {
    customerEmail: email || (config().local ? local : ''),
    country: 'GB',
    paymentToken: config().local ? CARDS[0][0] : '',
  };
}

function orderOf(fields, lines) {
  const text = (name) => (fields[name] ?? '').trim();
  const address = Object.fromEntries(
    ADDRESS_FIELDS.map((name) => [name, text(name)]).filter(([, value]) => value !== ''));
  return {
    customerEmail: text('customerEmail'),
    currency: lines[0].price.currency,
    items: lines.map(({ sku, name, quantity, price }) =>
      ({ sku, name, quantity, unitPrice: price.minorUnits })),
    total: basket.total().minorUnits,
    shippingAddress: { ...address, country: text('country').toUpperCase() },
    ...(text('paymentToken') && { paymentToken: text('paymentToken') }),
  };
}

/** Local parts are as they are; domains know no capital letters. */
function isAnother(written, verified) {
  const known = (address) => address.trim().replace(/@[^@]*$/, (domain) => domain.toLowerCase());
  return Boolean(verified) && written.trim() !== '' && known(written) !== known(verified);
}

function isAt({ field }, name) {
  return field === name || field === `shippingAddress.${name}`;
}

/** Which problem stands where: at its field, or above the button. */
function sorted(problems, lines) {
  const shown = new Set(['customerEmail', 'paymentToken',
    ...ADDRESS_FIELDS.map((name) => `shippingAddress.${name}`), ...lines.map((_, at) => `items[${at}]`)]);
  const place = (field) => (shown.has(field) ? field : field.replace(/(items\[\d+\]).*/, '$1'));
  return {
    told: (field) => problems.filter((it) => place(it.field) === field).map((it) => it.message).join('; '),
    others: problems.filter((it) => !shown.has(place(it.field))),
  };
}
