import { html, useRef } from './lib/ui.js';
import * as session from './lib/session.js';
import * as basket from './shop/basket.js';
import { useConnection } from './lib/connection.js';
import { Toasts } from './lib/toasts.js';
import { useKeys } from './lib/keys.js';
import { usePlace } from './lib/place.js';

const SHOP = [['Products', '#/products'], ['Basket', '#/basket'], ['My orders', '#/orders']];
const OPERATIONS = [
  ['Flow', '#/operations'],
  ['Orders', '#/operations/orders'],
  ['Rejections', '#/operations/rejections'],
  ['Dead letters', '#/operations/dead-letters'],
  ['Stock', '#/operations/products'],
  ['Alarms', '#/operations/alarms'],
  ['Charts', '#/operations/charts'],
];

/** The bar above each page, and the page below it. */
export function Frame({ who, route, children }) {
  const main = useRef(null);
  useKeys();
  // Those who hear or tab through a page begin where it begins.
  usePlace(route, () => main.current.focus({ preventScroll: true }));
  const operating = route.parts[0] === 'operations';
  return html`
    <a class="skip" href="#main" onClick=${(event) => skip(event, main)}>Skip to the page</a>
    <header class="bar">
      <div class="bar-row">
        <a class="brand" href=${operating ? '#/operations' : '#/products'}>
          <img src="icon.svg" alt="" width="24" height="24" />Orderflow</a>
        ${who.operator && html`<nav class="faces" aria-label="Faces">
          <a href="#/products" aria-current=${operating ? null : 'true'}>Shop</a>
          <a href="#/operations" aria-current=${operating ? 'true' : null}>Operations</a>
        </nav>`}
        <span class="grow"></span>
        <${Pulse} />
        <span class="who" title=${who.name}>${who.name}</span>
        <button class="quiet" onClick=${session.signOut}>Sign out</button>
      </div>
      <${Tabs} entries=${operating ? OPERATIONS : SHOP} route=${route} />
    </header>
    <main id="main" ref=${main} tabindex="-1">${children}</main>
    <${Toasts} />`;
}

function skip(event, main) {
  event.preventDefault();
  main.current.focus();
}

function Tabs({ entries, route }) {
  const count = basket.useBasket().reduce((sum, { quantity }) => sum + quantity, 0);
  const here = entries.map(([, href]) => href).filter((href) => isBelow(route.path === '/' ? '/products' : route.path, href.slice(1)));
  const current = here.sort((a, b) => b.length - a.length)[0];
  return html`<nav class="tabs" aria-label="Pages">
    ${entries.map(([name, href]) => html`<a key=${href} href=${href}
        aria-current=${href === current ? 'page' : null}>
      ${name}${href === '#/basket' && count > 0 && html` <span class="count">${count}</span>`}</a>`)}
  </nav>`;
}

function isBelow(path, folder) {
  return path === folder || path.startsWith(`${folder}/`);
}

const PULSES = {
  live: ['Live', 'What is new comes by itself'],
  polling: ['Polling', 'Asking every few seconds'],
  gone: ['Disconnected', 'No answer: what is shown may be old. It is tried again by itself'],
};

function Pulse() {
  const state = useConnection();
  const [words, title] = PULSES[state];
  return html`<span class=${`pulse ${state}`} role="status" title=${title}>${words}</span>`;
}
