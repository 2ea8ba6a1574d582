import { html, useEffect, useRef, useState } from './lib/ui.js';
import * as session from './lib/session.js';
import * as basket from './shop/basket.js';
import { useLiveState } from './lib/live.js';
import { Toasts } from './lib/toasts.js';
import { useKeys } from './lib/keys.js';

const SHOP = [['Products', '#/products'], ['Basket', '#/basket'], ['My orders', '#/orders']];
const OPERATIONS = [
  ['Flow', '#/operations'],
  ['Orders', '#/operations/orders'],
  ['Refusals', '#/operations/refusals'],
  ['Dead letters', '#/operations/dead-letters'],
  ['Stock', '#/operations/products'],
  ['Alarms', '#/operations/alarms'],
  ['Charts', '#/operations/charts'],
];

/** The bar above each page, and the page below it. */
export function Frame({ who, route, children }) {
  const main = useRef(null);
  useKeys();
  useHeading(main, route);
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
  const [count, setCount] = useState(basket.count());
  useEffect(() => basket.onChange(() => setCount(basket.count())), []);
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

function Pulse() {
  const state = useLiveState();
  const words = state === 'live' ? 'Live' : 'Polling';
  const title = state === 'live' ? 'What is new comes by itself' : 'Asking every few seconds';
  return html`<span class=${`pulse ${state}`} title=${title}>${words}</span>`;
}

/** Those who hear or tab through a page begin where it begins. */
function useHeading(main, route) {
  const first = useRef(true);
  useEffect(() => {
    const heading = main.current.querySelector('h1');
    document.title = heading ? `${heading.textContent} · Orderflow` : 'Orderflow';
    if (!first.current) {
      window.scrollTo(0, 0);
      main.current.focus({ preventScroll: true });
    }
    first.current = false;
  }, [route.path]);
}
