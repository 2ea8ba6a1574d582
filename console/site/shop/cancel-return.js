import { html, useState } from '../lib/ui.js';
import { attempt } from '../lib/attempt.js';
import { words } from '../lib/format.js';
import { Question } from '../lib/question.js';

const WORDS = {
  cancel: { type: 'Order Cancel Requested', name: 'The cancellation', asked: 'Asked to cancel it.' },
  return: { type: 'Order Return Requested', name: 'The return', asked: 'Asked to fetch it back.' },
};

/**
 * To cancel an order whose parcel has not left, or to send back what has arrived. Operators give a
 * reason; what was refused to them is not for customers.
 */
export function CancelReturn({ order, history: all, again, asOperator }) {
  const history = asOperator ? all : all.filter(({ actor }) => actor !== 'OPERATOR');
  const [asking, setAsking] = useState(false);
  const [question, setQuestion] = useState(null);
  const [told, setTold] = useState(null);
  const ask = async (what, body) => {
    setAsking(true);
    setTold(null);
    try {
      await attempt(`${what}.${order.orderId}`, `/orders/${encodeURIComponent(order.orderId)}/${what}`, body);
      setTold({ what, text: WORDS[what].asked, before: decided(history, what).length });
      again();
    } catch (fault) {
      setTold({ bad: true, text: fault.message, reason: fault.reason });
      again();
    } finally {
      setAsking(false);
    }
  };
  const begin = (what) => (asOperator ? setQuestion(what) : ask(what));
  const offer = offered(order, all);
  const refused = refusal(history);
  const waits = told && (told.bad || decided(history, told.what).length === told.before);
  return html`<div class="actions">
    ${offer === 'cancel' && html`<button class="danger" disabled=${asking}
      onClick=${() => begin('cancel')}>Cancel the order</button>`}
    ${offer === 'return' && html`
      <button disabled=${asking} onClick=${() => begin('return')}>Send it back</button>`}
    ${offer === 'later' && html`<p class="faint">The parcel has left, so the order cannot be cancelled any more.
      It can be sent back once it has arrived.</p>`}
    ${waits && html`<p class=${told.bad ? 'notice bad' : 'notice'} role="status">
      ${told.text}${told.reason && html` <span class="faint">${words(told.reason)}</span>`}</p>`}
    ${refused && !told?.bad && html`<p class="notice bad" role="status">${refused}</p>`}
    ${question && html`<${Question} title=${question === 'cancel' ? 'Cancel the order?' : 'Send it back?'} withReason
      text="Your name and the reason are kept with the order; the customer does not see them."
      action=${question === 'cancel' ? 'Cancel the order' : 'Send it back'}
      act=${(reason) => { ask(question, { reason }); }} close=${() => setQuestion(null)} />`}
  </div>`;
}

/** What the order's state still allows, and was not granted before. */
export function offered({ status, fulfilment }, history) {
  if (status === 'PROCESSED') {
    const hasLeft = ['DISPATCHED', 'DELIVERED', 'RETURNED'].includes(fulfilment)
      || history.some(({ type }) => type === 'Withdrawal Refused');
    if (hasLeft) {
      return fulfilment === 'RETURNED' ? null : 'later';
    }
    return ['NONE', 'RESERVED'].includes(fulfilment) && !isGranted(history, 'cancel') ? 'cancel' : null;
  }
  return status === 'COMPLETED' && fulfilment === 'DELIVERED' && !isGranted(history, 'return') ? 'return' : null;
}

function decided(history, what) {
  return history.filter(({ kind, type, outcome }) => kind === 'request' && type === WORDS[what].type && outcome);
}

function isGranted(history, what) {
  return decided(history, what).some(({ outcome }) => outcome === 'GRANTED');
}

/** Of the last request, in words; null unless that was refused. */
function refusal(history) {
  const last = history.findLast(({ kind }) => kind === 'request');
  if (last?.outcome !== 'REFUSED') {
    return null;
  }
  const { name } = Object.values(WORDS).find(({ type }) => type === last.type) ?? { name: last.type };
  return `${name} was refused: ${words(last.reason)}.`;
}
