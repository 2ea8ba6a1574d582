/**
 * What someone has typed and not sent yet. It outlives whatever happens to the page: a re-render, a
 * reload, a session that is renewed. Never shown to another person; gone when it is sent, at the
 * sign-out, and with the tab.
 */

const KEPT = 'orderflow.typed.';

export function typed(form, owner) {
  const kept = JSON.parse(sessionStorage.getItem(KEPT + form) ?? 'null');
  return kept?.owner === owner ? kept.values : {};
}

export function keepTyped(form, owner, values) {
  const all = { ...typed(form, owner), ...values };
  try {
    sessionStorage.setItem(KEPT + form, JSON.stringify({ owner, values: all }));
  } catch {
    // There is no room: then it only lives as long as the page.
  }
  return all;
}

export function forgetTyped(form) {
  sessionStorage.removeItem(KEPT + form);
}
