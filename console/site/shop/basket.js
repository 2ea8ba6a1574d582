import { useEffect, useState } from '../lib/ui.js';

/** What the customer is about to order; kept while the browser's tab is. All in one currency. */

const KEPT = 'orderflow.basket';
export const MOST = 10_000;
const listeners = new Set();

export function lines() {
  return JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
}

export function currency() {
  return lines()[0]?.price.currency ?? null;
}

export function total() {
  const minorUnits = lines().reduce((sum, line) => sum + line.quantity * line.price.minorUnits, 0);
  return { minorUnits, currency: currency() };
}

export function add({ sku, name, price }) {
  const known = lines().find((line) => line.sku === sku);
  if (known) {
    setQuantity(sku, known.quantity + 1);
  } else {
    keep([...lines(), { sku, name, price, quantity: 1 }]);
  }
}

/** Whether what someone is still writing is one already. */
export function isQuantity(text) {
  return /^[0-9]+$/.test(text) && Number(text) >= 1;
}

/** None takes the line out. */
export function setQuantity(sku, quantity) {
  const rest = lines().map((line) => (line.sku === sku
    ? { ...line, quantity: Math.max(0, Math.min(MOST, Math.floor(quantity) || 0)) }
    : line));
  keep(rest.filter((line) => line.quantity > 0));
}

export function clear() {
  keep([]);
}

export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useBasket() {
  const [shown, setShown] = useState(lines);
  useEffect(() => onChange(() => setShown(lines())), []);
  return shown;
}

function keep(changed) {
  sessionStorage.setItem(KEPT, JSON.stringify(changed));
  listeners.forEach((listener) => listener());
}
