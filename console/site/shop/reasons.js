import { html } from '../lib/ui.js';
import { words } from '../lib/format.js';

/** Why an order ended before its time, as its customer would be told. */
const REASONS = {
  INVALID_ORDER: 'It was rejected, as it breaks rules of the order form.',
  OUT_OF_STOCK: 'It was cancelled: not everything was in stock.',
  UNKNOWN_PRODUCT: 'It was cancelled: a product in it is not sold here.',
  PRICE_CHANGED: 'It was cancelled: a price has changed since it was ordered.',
  PAYMENT_DECLINED: 'It was cancelled: the payment was declined.',
  SHIPMENT_REFUSED: 'It was cancelled: the carrier did not take the parcel.',
  CUSTOMER_REQUEST: 'It was cancelled at its customer’s request.',
};

/** What stands at the step that failed. */
const STEPS = { OUT_OF_STOCK: 'Out of stock', PRICE_CHANGED: 'Price changed', UNKNOWN_PRODUCT: 'Not sold here' };

/** Why stock was refused; inventory has more reasons than that there is none. */
export function whyNoStock(order, fact) {
  return STEPS[fact.data?.reason ?? fact.reason ?? order.reason] ?? 'Not set aside';
}

/** Why it ended, each rule that it broke, and the products to blame. */
export function Reasons({ order, history }) {
  const { reason, problems = [] } = order;
  const skus = history.find(({ type }) => type === 'Stock Refused')?.data?.skus ?? [];
  if (!reason && problems.length === 0) {
    return null;
  }
  return html`<div class=${reason === 'CUSTOMER_REQUEST' ? 'notice' : 'notice bad'}>
    <p>${REASONS[reason] ?? `${words(reason)}.`}${skus.length > 0 && html` <strong>${skus.join(', ')}</strong>`}</p>
    ${problems.length > 0 && html`<ul>${problems.map(({ field, message }, at) => html`<li key=${at}>
      <strong>${field || 'the order'}</strong> ${message}</li>`)}</ul>`}
  </div>`;
}
