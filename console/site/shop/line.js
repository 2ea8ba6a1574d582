import { html, useState } from '../lib/ui.js';
import { money } from '../lib/format.js';
import * as basket from './basket.js';

/** A line of the basket, outside of the form: whoever ends a quantity with Enter orders nothing by it. */
export function Line({ line, problem }) {
  const { sku, name, price, quantity } = line;
  const [writing, setWriting] = useState(null);
  const write = ({ target }) => {
    setWriting(target.value);
    if (basket.isQuantity(target.value)) {
      basket.setQuantity(sku, Number(target.value));
    }
  };
  return html`<div class="line">
    <span class="line-name">${name}${problem && html`<em class="problem">${problem}</em>`}</span>
    <input type="number" min="1" max=${basket.MOST} value=${writing ?? quantity}
      aria-label=${`Quantity of ${name}`} aria-invalid=${problem ? 'true' : null}
      onInput=${write} onChange=${() => setWriting(null)} />
    <span class="line-price">${money({ ...price, minorUnits: price.minorUnits * quantity })}</span>
    <button type="button" class="quiet" aria-label=${`Take ${name} out`}
      onClick=${() => basket.setQuantity(sku, 0)}>✕</button>
  </div>`;
}
