import { html, useEffect } from './ui.js';
import { words } from './format.js';

const TONES = {
  COMPLETED: 'good', CAPTURED: 'good', DELIVERED: 'good', OK: 'good',
  PROCESSED: 'going', RESERVED: 'going', DISPATCHED: 'going', RECEIVED: 'going',
  REJECTED: 'bad', DECLINED: 'bad', OUT_OF_STOCK: 'bad', ALARM: 'bad',
  CANCELLED: 'ended', REFUNDED: 'ended', RELEASED: 'ended', RETURNED: 'ended',
};

export function Badge({ of }) {
  return html`<span class=${`badge ${TONES[of] ?? ''}`}>${words(of)}</span>`;
}

/** Of a page; it has one. */
export function Title({ text, children }) {
  useEffect(() => {
    document.title = `${text} · Orderflow`;
  }, [text]);
  return html`<div class="title"><h1>${text}</h1>${children}</div>`;
}

/** What stands in a list's place while there is nothing in it. */
export function Empty({ text, children }) {
  return html`<div class="empty"><p>${text}</p>${children}</div>`;
}

export function Missing({ text }) {
  return html`<${Title} text="Not here" /><${Empty} text=${text}>
    <a class="button" href="#/products">To the products</a><//>`;
}

export function Fault({ fault, again }) {
  return fault && html`<div class="notice bad" role="alert">
    <span>${fault.message}</span>
    ${again && html`<button class="quiet" onClick=${again}>Try again</button>`}
  </div>`;
}

export function Waiting() {
  return html`<p class="waiting" role="status">Loading …</p>`;
}

/** Of a list or page: its fault, that it is loading, that it is empty, or what it has. */
export function Loaded({ data, fault, again, empty, children }) {
  if (data === null) {
    return fault ? html`<${Fault} fault=${fault} again=${again} />` : html`<${Waiting} />`;
  }
  const nothing = Array.isArray(data) && data.length === 0;
  return html`<${Fault} fault=${fault} again=${again} />
    ${nothing ? html`<${Empty} text=${empty} />` : children}`;
}

/** An input with its label and what is wrong with it. */
export function Field({ label, name, problem, wide, ...rest }) {
  const id = `field-${name}`;
  return html`<div class=${wide ? 'field wide' : 'field'}>
    <label for=${id}>${label}</label>
    <input id=${id} name=${name} aria-invalid=${problem ? 'true' : null}
      aria-describedby=${problem ? `${id}-problem` : null} ...${rest} />
    ${problem && html`<p class="problem" id=${`${id}-problem`}>${problem}</p>`}
  </div>`;
}

export function Facts({ of }) {
  return html`<dl class="facts">
    ${of.filter(([, value]) => value !== null && value !== undefined && value !== '').map(
      ([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}
