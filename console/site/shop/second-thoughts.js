import { html, useState } from '../lib/ui.js';
import { attempt } from '../lib/attempt.js';
import { words } from '../lib/format.js';
import { Question } from '../lib/question.js';

/** To cancel an order that is not done yet, or to send back what has arrived. */
export function SecondThoughts({ order, history, again, asOperator }) {
  const [asking, setAsking] = useState(false);
  const [question, setQuestion] = useState(null);
  const [told, setTold] = useState(null);
  const ask = async (what, body) => {
    setAsking(true);
    setTold(null);
    try {
      await attempt(`${what}.${order.orderId}`, `/orders/${encodeURIComponent(order.orderId)}/${what}`, body);
      setTold({ text: what === 'cancel' ? 'Asked to cancel it.' : 'Asked to fetch it back.' });
      again();
    } catch (fault) {
      setTold({ bad: true, text: fault.message, reason: fault.reason });
    } finally {
      setAsking(false);
    }
  };
  const begin = (what) => (asOperator ? setQuestion(what) : ask(what));
  const request = history.findLast(({ kind, actor }) => kind === 'request' && (asOperator || actor !== 'OPERATOR'));
  const refused = request?.outcome === 'REFUSED' ? request : null;
  return html`<div class="actions">
    ${order.status === 'PROCESSED' && html`<button class="danger" disabled=${asking}
      onClick=${() => begin('cancel')}>Cancel the order</button>`}
    ${order.status === 'COMPLETED' && order.fulfilment === 'DELIVERED' && html`
      <button disabled=${asking} onClick=${() => begin('return')}>Send it back</button>`}
    ${told && html`<p class=${told.bad ? 'notice bad' : 'notice'} role="status">
      ${told.text}${told.reason && html` <span class="faint">${words(told.reason)}</span>`}</p>`}
    ${refused && html`<p class="notice bad" role="status">
      ${refused.type} was refused: ${words(refused.reason)}.</p>`}
    ${question && html`<${Question} title=${question === 'cancel' ? 'Cancel the order?' : 'Send it back?'} withReason
      text="Your name and the reason are kept with the order; the customer does not see them."
      action=${question === 'cancel' ? 'Cancel the order' : 'Send it back'}
      act=${(reason) => { ask(question, { reason }); }} close=${() => setQuestion(null)} />`}
  </div>`;
}
