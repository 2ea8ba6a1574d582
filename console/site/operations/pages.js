import { html } from '../lib/ui.js';
import { Missing } from '../lib/parts.js';

/** The pages of the operators' face. */
export function OperationsPages() {
  return html`<${Missing} text="There is no such page." />`;
}
