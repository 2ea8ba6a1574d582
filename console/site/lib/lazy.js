import { html, useEffect, useState } from './ui.js';
import { Fault, Waiting } from './parts.js';

/** A component whose module is only asked for once it is shown. */
export function lazy(load, name) {
  let found = null;
  return function Lazy(props) {
    const [fault, setFault] = useState(null);
    const [, setLoaded] = useState(false);
    useEffect(() => {
      let shown = true;
      if (found === null) {
        load().then((module) => {
          found = module[name];
          return shown && setLoaded(true);
        }, (problem) => shown && setFault(problem));
      }
      return () => {
        shown = false;
      };
    }, []);
    if (found !== null) {
      return html`<${found} ...${props} />`;
    }
    // A browser may remember that a module failed: only another page asks for it again.
    return fault === null ? html`<${Waiting} />`
      : html`<${Fault} fault=${{ message: 'This page cannot be loaded.' }} again=${() => location.reload()} />`;
  };
}

/** Rules that only some pages need; they are there before those pages are. */
export function style(href) {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      reject(new Error(`${href} cannot be loaded`));
    };
    document.head.append(link);
  });
}

/** Has what is likely to come next at hand, without being in the way of what is shown now. */
export function soon(...loads) {
  setTimeout(() => loads.forEach((load) => load().catch(() => {})), 2_000);
}
