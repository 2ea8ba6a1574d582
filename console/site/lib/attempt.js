/**
 * The key that stands for one request: the same for the same content however often it is sent, by a
 * double click or after a reload, and another once the content is another or it was done.
 */

const KEPT = 'orderflow.attempt.';

export function keyFor(what, content) {
  const text = JSON.stringify(content);
  const known = JSON.parse(sessionStorage.getItem(KEPT + what) ?? 'null');
  if (known?.text === text) {
    return known.key;
  }
  const key = crypto.randomUUID();
  sessionStorage.setItem(KEPT + what, JSON.stringify({ text, key }));
  return key;
}

export function done(what) {
  sessionStorage.removeItem(KEPT + what);
}
