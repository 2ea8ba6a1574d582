import { html, useState } from '../lib/ui.js';
import { attempt } from '../lib/attempt.js';
import { words } from '../lib/format.js';

/** To cancel an order that is not done yet, or to send back what has arrived. */
export function SecondThoughts({ order, history, again }) {
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState(null);
  const ask = async (what) => {
    setAsking(true);
    setTold(null);
    try {
      await attempt(`${what}.${order.orderId}`, `/orders/${encodeURIComponent(order.orderId)}/${what}`);
      setTold({ text: what === 'cancel' ? 'Asked to cancel it.' : 'Asked to fetch it back.' });
      again();
    } catch (fault) {
      setTold({ bad: true, text: fault.message, reason: fault.reason });
    } finally {
      setAsking(false);
    }
  };
  const request = history.findLast(({ kind }) => kind === 'request');
  const refused = request?.outcome === 'REFUSED' ? request : null;
  return html`<div class="actions">
    ${order.status === 'PROCESSED' && html`<button class="danger" disabled=${asking}
      onClick=${() => ask('cancel')}>Cancel the order</button>`}
    ${order.status === 'COMPLETED' && order.fulfilment === 'DELIVERED' && html`
      <button disabled=${asking} onClick=${() => ask('return')}>Send it back</button>`}
    ${told && html`<p class=${told.bad ? 'notice bad' : 'notice'} role="status">
      ${told.text}${told.reason && html` <span class="faint">${words(told.reason)}</span>`}</p>`}
    ${refused && html`<p class="notice bad" role="status">
      ${refused.type} was refused: ${words(refused.reason)}.</p>`}
  </div>`;
}
