import { html, render } from './lib/ui.js';
import { loadConfig } from './lib/config.js';
import * as session from './lib/session.js';
import { App } from './app.js';

const root = document.getElementById('app');

async function start() {
  await loadConfig();
  const problem = await session.comeBack();
  root.replaceChildren();
  render(html`<${App} problem=${problem} />`, root);
}

start().catch((fault) => {
  root.textContent = `The console cannot start: ${fault.message}. Reload to try again.`;
});
