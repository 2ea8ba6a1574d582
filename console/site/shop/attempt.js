/**
 * The key that stands for one order: the same for the same order however often it is sent, by a
 * double click or after a reload, and another once the order is another or was placed.
 */

const KEPT = 'orderflow.attempt';

export function keyFor(order) {
  const text = JSON.stringify(order);
  const known = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  if (known?.text === text) {
    return known.key;
  }
  const key = crypto.randomUUID();
  sessionStorage.setItem(KEPT, JSON.stringify({ text, key }));
  return key;
}

export function placed() {
  sessionStorage.removeItem(KEPT);
}
