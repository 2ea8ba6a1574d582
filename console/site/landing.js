import { html } from './lib/ui.js';
import { config } from './lib/config.js';
import * as session from './lib/session.js';

/** For those who are not signed in yet. */
export function Landing({ problem }) {
  return html`<main class="landing">
    <img src="icon.svg" alt="" width="56" height="56" />
    <h1>Orderflow</h1>
    <p class="lead">From an event to the doorstep: order something, and watch it on its way.</p>
    ${problem && html`<p class="notice bad" role="alert">${problem}</p>`}
    ${config().local ? html`<${Local} />` : html`<${Remote} />`}
  </main>`;
}

function Local() {
  return html`
    <div class="choices">
      <button class="card choice" onClick=${() => session.begin({ hint: 'C-1', silent: true })}>
        <strong>Continue as customer C-1</strong>
        <span>Browse, order, follow, cancel, send back.</span>
      </button>
      <button class="card choice"
          onClick=${() => session.begin({ hint: 'operator', operate: true, silent: true })}>
        <strong>Continue as operator</strong>
        <span>See every order and station, mend what failed.</span>
      </button>
    </div>
    <button class="quiet" onClick=${() => session.begin({ operate: true })}>
      Be someone else …</button>
    <p class="faint">This is the local cloud. Nothing leaves this machine, and no card is charged.</p>`;
}

function Remote() {
  return html`<button class="primary" onClick=${() => session.begin({ operate: true })}>Sign in</button>`;
}
