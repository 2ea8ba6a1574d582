import { html, useEffect, useState } from './lib/ui.js';
import * as session from './lib/session.js';
import * as live from './lib/live.js';
import { get } from './lib/api.js';
import { askBy } from './lib/connection.js';
import { lazy, style } from './lib/lazy.js';
import { useRoute } from './lib/router.js';
import { Frame } from './frame.js';
import { Landing } from './landing.js';
import { ShopPages } from './shop/pages.js';
import { Missing } from './lib/parts.js';

/** Customers need none of it. */
const OperationsPages = lazy(
  () => Promise.all([import('./operations/pages.js'), style('styles/operations.css')]).then(([module]) => module),
  'OperationsPages');

/** Who is looking decides what there is to see; the address decides which page of it. */
export function App({ problem }) {
  const [who, setWho] = useState(session.current());
  const route = useRoute();
  useEffect(() => session.onChange(setWho), []);
  useEffect(() => (who ? live.open(who) : undefined), [who]);
  useEffect(() => (who ? askBy(() => get('/orders?limit=1')) : undefined), [who]);
  useEffect(() => session.keepFresh(), []);
  if (!who) {
    return html`<${Landing} problem=${problem} />`;
  }
  return html`<${Frame} who=${who} route=${route}><${Pages} who=${who} route=${route} /><//>`;
}

function Pages({ who, route }) {
  if (route.parts[0] !== 'operations') {
    return html`<${ShopPages} who=${who} route=${route} />`;
  }
  return who.operator
    ? html`<${OperationsPages} who=${who} route=${route} />`
    : html`<${Missing} text="Only operators see this page." />`;
}
