import { html } from '../lib/ui.js';
import { config } from '../lib/config.js';
import { Field } from '../lib/parts.js';

/** The sandbox plays what its card's token says. */
export const CARDS = [
  ['tok_visa', 'A good card'],
  ['tok_declined', 'A card that is declined'],
  ['tok_insufficient_funds', 'A card without the money'],
  ['tok_late', 'A card whose answer is lost'],
];

export function Payment({ value, problem }) {
  if (!config().local) {
    return html`<${Field} label="Payment token" name="paymentToken" wide value=${value} problem=${problem} />`;
  }
  return html`<div class="field wide">
    <label for="field-paymentToken">Test card</label>
    <select id="field-paymentToken" name="paymentToken" value=${value} aria-invalid=${problem ? 'true' : null}
        aria-describedby=${problem ? 'field-paymentToken-problem' : null}>
      ${CARDS.map(([token, name]) => html`<option key=${token} value=${token} selected=${token === value}>${name} · ${token}</option>`)}
    </select>
    ${problem && html`<p class="problem" id="field-paymentToken-problem">${problem}</p>`}
  </div>`;
}
