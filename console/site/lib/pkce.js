/** RFC 7636: who exchanges a code has to be who asked for it. */

export function randomText() {
  return encoded(crypto.getRandomValues(new Uint8Array(32)));
}

export function challengeOf(verifier) {
  return digest(verifier);
}

/** SHA-256, as text. */
export async function digest(text) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return encoded(new Uint8Array(hash));
}

function encoded(bytes) {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
