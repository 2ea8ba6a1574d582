import { html } from '../lib/ui.js';
import { usePolled } from '../lib/load.js';
import { useNews } from '../lib/live.js';
import { duration, moment, words } from '../lib/format.js';
import { Badge, Loaded, Title } from '../lib/parts.js';
import { SecondThoughts } from '../shop/second-thoughts.js';
import { Progress } from '../shop/progress.js';
import { Lines, Standing } from '../shop/order.js';

const EVERY = 3_000;

/** All that is known of one order, step by step. */
export function Timeline({ id }) {
  const path = `/operations/orders/${encodeURIComponent(id)}`;
  const { data, fault, again } = usePolled(path, EVERY);
  useNews((news) => news.orderId === id && again(), [id]);
  return html`<p class="back"><a href="#/operations/orders">← Orders</a></p>
    <${Loaded} data=${data} fault=${fault} again=${again}>
      ${data && html`<${Shown} order=${data.order} timeline=${data.timeline} again=${again} />`}
    <//>`;
}

function Shown({ order, timeline, again }) {
  return html`
    <${Title} text="Order"><${Badge} of=${order.status} /></${Title}>
    <p class="faint mono wrap">${order.orderId}</p>
    ${order.reason && html`<p class="notice">${words(order.reason)}.</p>`}
    <${Progress} order=${order} history=${timeline} />
    <${SecondThoughts} order=${order} history=${timeline} again=${again} asOperator />
    <div class="columns wide-left">
      <section class="card"><h2>Timeline</h2>
        <ol class="timeline">${timeline.map((entry, at) => html`<${Step} key=${at} entry=${entry} />`)}</ol>
      </section>
      <section class="card"><h2>What was ordered</h2><${Lines} order=${order} /></section>
      <section class="card"><h2>Where it stands</h2><${Standing} order=${order} /></section>
    </div>`;
}

function Step({ entry }) {
  const { kind, type, time, durationMs, outcome, reason, eventId, messageId, attempt, data, actor, actorName, requestReason } = entry;
  return html`<li class=${`kind-${kind}`}>
    <time datetime=${time}>${moment(time)}</time>
    <span class="after">${typeof durationMs === 'number' ? `+${duration(durationMs)}` : ''}</span>
    <details class="step"><summary><strong>${kind === 'mail' ? `Mail: ${type}` : type}</strong>
      ${outcome && html` <${Badge} of=${outcome} />`}
      ${attempt > 1 && html` <span class="faint">attempt ${attempt}</span>`}
      ${reason && html` <span class="faint wrap">${words(reason)}</span>`}
      ${actor && html` <span class="faint wrap">by ${words(actor).toLowerCase()} ${actorName ?? ''}${
        requestReason && `: ${requestReason}`}</span>`}</summary>
      <pre class="letter mono">${JSON.stringify({ kind, eventId, messageId, attempt, data }, null, 2)}</pre>
    </details>
  </li>`;
}
