import { useEffect, useState } from './ui.js';

/** The page's address lies behind the #, so that a reload asks for the same file. */
function here() {
  const [path, search = ''] = location.hash.slice(1).split('?');
  const parts = path.split('/').filter((part) => part !== '').map(decoded);
  return { path: path || '/', parts, query: new URLSearchParams(search) };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function useRoute() {
  const [route, setRoute] = useState(here);
  useEffect(() => {
    const changed = () => setRoute(here());
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return route;
}

/** An address of parts, each of which may be anything. */
export function to(...parts) {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

export function go(hash) {
  location.hash = hash;
}

/** Changes some of what the page is filtered by, without a step for the back button. */
export function setQuery(changes) {
  const { query } = here();
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    if (value !== '') {
      query.set(name, value);
    }
  }
  const [path] = location.hash.slice(1).split('?');
  const search = new URLSearchParams([...query].sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  history.replaceState(history.state, '', `#${path || '/'}${search && `?${search}`}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
