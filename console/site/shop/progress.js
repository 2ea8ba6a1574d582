import { html, useEffect, useState } from '../lib/ui.js';
import { moment } from '../lib/format.js';
import { whyNoStock } from './reasons.js';

/** What marks a step, and what there may be in its place. */
const WAY = [
  { name: 'Placed', by: ['Submitted', 'Published'] },
  { name: 'Accepted', by: ['Processed'], instead: { Refused: () => 'Refused' } },
  { name: 'Set aside', by: ['Stock Reserved'], instead: { 'Stock Refused': whyNoStock } },
  { name: 'Paid', by: ['Payment Captured'], instead: { 'Payment Declined': () => 'Declined' } },
  { name: 'On its way', by: ['Parcel Dispatched'], instead: { 'Shipment Refused': () => 'Not shipped' } },
  { name: 'Delivered', by: ['Parcel Delivered'] },
];

/** However fast an order moves, that is how often one who hears the page is interrupted. */
const HEARD_EVERY = 1_500;

/** The steps of an order: done, failed, under way, or still to come. */
export function steps(order, history) {
  const facts = new Map(history.map((entry) => [entry.type, entry]));
  const times = new Map(history.map(({ type, time }) => [type, time]));
  const way = WAY.map(({ name, by, instead = {} }) => {
    const failed = Object.keys(instead).find((type) => facts.has(type));
    const done = by.find((type) => facts.has(type));
    return failed
      ? { name: instead[failed](order, facts.get(failed)), state: 'failed', time: times.get(failed) }
      : { name, state: done ? 'done' : 'open', time: done && times.get(done) };
  });
  way[0].state = 'done';
  way[0].time ??= order.submittedAt ?? order.publishedAt;
  return withEnd(way, order, times);
}

function withEnd(way, order, times) {
  const over = ['CANCELLED', 'REJECTED'].includes(order.status);
  const last = way.findLastIndex(({ state }) => state !== 'open');
  if (over) {
    const kept = way.slice(0, last + 1);
    if (order.status === 'CANCELLED' && kept[last].state !== 'failed') {
      kept.push({ name: 'Cancelled', state: 'failed' });
    }
    return order.payment === 'REFUNDED' ? [...kept, refunded(times)] : kept;
  }
  if (order.fulfilment === 'RETURNED' || order.payment === 'REFUNDED') {
    return [...way,
      { name: 'Sent back', state: 'done', time: times.get('Parcel Returned') }, refunded(times)];
  }
  return way.map((step, at) => (at === last + 1 ? { ...step, state: 'going' } : step));
}

function refunded(times) {
  const time = times.get('Payment Refunded');
  return { name: 'Refunded', state: time ? 'done' : 'going', time };
}

export function Progress({ order, history }) {
  const way = steps(order, history);
  return html`<ol class="progress" aria-label="How far it is">
    ${way.map(({ name, state, time }) => html`<li key=${name} class=${state}
        aria-current=${state === 'going' ? 'step' : null}>
      <span class="dot" aria-hidden="true"></span>
      <span class="step-name">${name}${SAID[state] && html`<span class="heard">: ${SAID[state]}</span>`}</span>
      <span class="step-time">${time ? moment(time) : ''}</span>
    </li>`)}
  </ol>
  <${Heard} text=${told(way)} />`;
}

const SAID = { done: 'done', failed: 'it ended here', going: 'next', open: 'to come' };

function told(way) {
  const last = way.findLast(({ state }) => state === 'done' || state === 'failed');
  const next = way.find(({ state }) => state === 'going');
  return `The order: ${last.name}.${next ? ` Next: ${next.name}.` : ''}`;
}

/** For those who do not see it move: the newest step, with those in between left out. */
function Heard({ text }) {
  const [heard, setHeard] = useState(text);
  useEffect(() => {
    if (text === heard) {
      return undefined;
    }
    const timer = setTimeout(() => setHeard(text), HEARD_EVERY);
    return () => clearTimeout(timer);
  }, [text, heard]);
  return html`<p class="heard" role="status" aria-live="polite">${heard}</p>`;
}
