import { html, useEffect, useState } from './ui.js';

const SHOWN = 6_000;
const MOST = 4;
let toasts = [];
let number = 0;
const listeners = new Set();

/** Says something in passing. */
export function toast(text, kind = '') {
  const id = ++number;
  change([...toasts, { id, text, kind }].slice(-MOST));
  setTimeout(() => change(toasts.filter((it) => it.id !== id)), SHOWN);
}

function change(next) {
  toasts = next;
  listeners.forEach((listener) => listener(toasts));
}

export function Toasts() {
  const [shown, setShown] = useState(toasts);
  useEffect(() => {
    listeners.add(setShown);
    return () => listeners.delete(setShown);
  }, []);
  return html`<div class="toasts" role="status" aria-live="polite">
    ${shown.map(({ id, text, kind }) => html`<p key=${id} class=${`toast ${kind}`}>${text}</p>`)}
  </div>`;
}
