import { html } from '../lib/ui.js';
import { usePolled } from '../lib/load.js';
import { useNews } from '../lib/live.js';
import { duration, moment, seconds, words } from '../lib/format.js';
import { Badge, Loaded, Title } from '../lib/parts.js';
import { CancelReturn } from '../shop/cancel-return.js';
import { Progress } from '../shop/progress.js';
import { Reasons } from '../shop/reasons.js';
import { Lines, Standing } from '../shop/order.js';

const EVERY = 3_000;

/** All that is known of one order, step by step. */
export function Timeline({ id }) {
  const path = `/operations/orders/${encodeURIComponent(id)}`;
  const { data, fault, again } = usePolled(path, EVERY);
  useNews((news) => news.orderId === id && again(), [id]);
  return html`<p class="back"><a href="#/operations/orders">← Orders</a></p>
    <${Title} text="Order">${data && html`<${Badge} of=${data.order.status} />`}<//>
    <p class="faint mono wrap">${id}</p>
    <${Loaded} data=${data} fault=${fault} again=${again}>
      ${data && html`<${Shown} order=${data.order} timeline=${data.timeline} again=${again} />`}
    <//>`;
}

function Shown({ order, timeline, again }) {
  return html`
    <${Reasons} order=${order} history=${timeline} />
    <${Progress} order=${order} history=${timeline} />
    <${CancelReturn} order=${order} history=${timeline} again=${again} asOperator />
    <div class="columns wide-left">
      <section class="card"><h2>Timeline</h2>
        <ol class="timeline">${timeline.map((entry, at) => html`<${Step} key=${at} entry=${entry} before=${timeline[at - 1]} />`)}</ol>
        ${timeline.some(isInWholeSeconds) && html`<p class="faint">EventBridge keeps whole seconds: how long the step
          after the publishing took is known to a second.</p>`}
      </section>
      <section class="card"><h2>What was ordered</h2><${Lines} order=${order} /></section>
      <section class="card"><h2>Where it stands</h2><${Standing} order=${order} /></section>
    </div>`;
}

/** EventBridge's time of an event has no fraction, unlike all times that are taken here. */
function isInWholeSeconds({ type, time } = {}) {
  return type === 'Published' && /:\d\d(\.0+)?Z$/.test(time);
}

function after({ durationMs }, before) {
  if (typeof durationMs !== 'number') {
    return '';
  }
  return isInWholeSeconds(before) ? `< ${seconds(Math.floor(durationMs / 1000) + 1)}` : `+${duration(durationMs)}`;
}

function Step({ entry, before }) {
  const { kind, type, time, outcome, reason, eventId, messageId, attempt, data, actor, actorName, requestReason } = entry;
  return html`<li class=${`kind-${kind}`}>
    <time datetime=${time}>${moment(time)}</time>
    <span class="after">${after(entry, before)}</span>
    <details class="step"><summary><strong>${kind === 'mail' ? `Mail: ${type}` : type}</strong>
      ${outcome && html` <${Badge} of=${outcome} />`}
      ${attempt > 1 && html` <span class="faint">attempt ${attempt}</span>`}
      ${reason && html` <span class="faint wrap">${words(reason)}</span>`}
      ${actor && html` <span class="faint wrap">by ${words(actor).toLowerCase()} ${actorName ?? ''}${
        requestReason && `: ${requestReason}`}</span>`}</summary>
      <pre class="letter mono" tabindex="0">${JSON.stringify({ kind, eventId, messageId, attempt, data }, null, 2)}</pre>
    </details>
  </li>`;
}
