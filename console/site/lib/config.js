let loaded = null;

/** Where things are; lies beside the page. */
export async function loadConfig() {
  const answer = await fetch('config.json', { cache: 'no-store' });
  if (!answer.ok) {
    throw new Error(`config.json is answered with ${answer.status}`);
  }
  loaded = await answer.json();
}

export function config() {
  return loaded;
}

/** An issuer may spell scopes otherwise: Cognito has orders/read. */
export function scopes() {
  return { read: 'orders:read', write: 'orders:write', operate: 'orders:operate', ...loaded.scopes };
}
