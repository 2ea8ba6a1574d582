import { html, useState } from '../lib/ui.js';
import { useConnection } from '../lib/connection.js';
import { useNews } from '../lib/live.js';
import { moment, words } from '../lib/format.js';
import { to } from '../lib/router.js';

const MOST = 12;

/** The latest news of all orders, as they come. */
export function Feed() {
  const [news, setNews] = useState([]);
  const live = useConnection();
  useNews((one) => setNews((known) => (known.some(({ id }) => id === one.id)
    ? known
    : [one, ...known].slice(0, MOST))), []);
  return html`<section class="feed"><h2 class="between">Just now</h2>
    ${news.length === 0
      ? html`<p class="faint">${live === 'live' ? 'Nothing yet.' : 'There is no live connection.'}</p>`
      : html`<ul class="rows">${news.map(({ id, type, time, orderId, reason }) => html`<li key=${id}>
          <a class="row fresh" href=${to('operations', 'orders', orderId)}>
            <time class="faint">${moment(time)}</time><strong>${type}</strong>
            ${reason && html`<span class="faint">${words(reason)}</span>`}
            <span class="grow"></span><span class="faint mono wrap">${orderId}</span></a></li>`)}</ul>`}
  </section>`;
}
