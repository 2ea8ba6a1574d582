import { config, scopes } from './config.js';
import { connection } from './connection.js';
import { challengeOf, randomText } from './pkce.js';

/** OpenID Connect's authorization code flow with PKCE, the same on this machine and on AWS. */

const KEPT = 'orderflow.session';
const PENDING = 'orderflow.sign-in';
const SOON = 5 * 60_000;
const YOUNG = 10_000;
const LOOK_EVERY = 15_000;

const listeners = new Set();
let session = null;

/** Null if nobody is signed in. */
export function current() {
  session ??= read(KEPT);
  return session && session.until > Date.now() ? session : null;
}

export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Goes to the issuer and comes back signed in, or not; `silent` if nobody is to be asked. */
export async function begin({ hint, operate, silent, scope }) {
  const { read: reading, write: writing, operate: operating } = scopes();
  const pending = {
    state: randomText(),
    verifier: randomText(),
    hash: location.hash || (operate ? '#/operations' : '#/products'),
    scope: scope ?? [reading, writing, ...(operate ? [operating] : [])].join(' '),
  };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const { authorization_endpoint: address } = await discovered();
  location.assign(`${address}?${new URLSearchParams({
    response_type: 'code',
    client_id: config().clientId,
    redirect_uri: redirectUri(),
    scope: pending.scope,
    state: pending.state,
    code_challenge: await challengeOf(pending.verifier),
    code_challenge_method: 'S256',
    ...(silent && { prompt: 'none' }),
    ...(hint && { login_hint: hint }),
  })}`);
}

/** After the issuer sent the browser back; returns what went wrong, if anything. */
export async function comeBack() {
  const answer = new URLSearchParams(location.search);
  if (!answer.has('state')) {
    return '';
  }
  const pending = read(PENDING);
  sessionStorage.removeItem(PENDING);
  history.replaceState(null, '', `${location.pathname}${pending?.hash ?? ''}`);
  if (pending?.state !== answer.get('state')) {
    return 'That answer was to another question. Please sign in again.';
  }
  if (!answer.has('code')) {
    return answer.get('error') === 'login_required'
      ? 'Please sign in again.'
      : `The sign-in failed: ${answer.get('error_description') ?? answer.get('error')}`;
  }
  return exchange(answer.get('code'), pending);
}

async function exchange(code, pending) {
  const { token_endpoint: address } = await discovered();
  const answer = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: config().clientId,
      redirect_uri: redirectUri(),
      code,
      code_verifier: pending.verifier,
    }),
  });
  const body = await answer.json();
  if (!answer.ok) {
    return `The sign-in failed: ${body.error_description ?? body.error}`;
  }
  keep(body);
  return '';
}

function keep(answer) {
  const claims = JSON.parse(textOf(answer.access_token.split('.')[1]));
  const scope = answer.scope ?? claims.scope ?? '';
  session = {
    token: answer.access_token,
    since: Date.now(),
    until: Date.now() + answer.expires_in * 1000,
    name: claims.username ?? claims.sub,
    email: String(claims.email_verified) === 'true' ? claims.email : '',
    scope,
    operator: scope.split(' ').includes(scopes().operate),
  };
  sessionStorage.setItem(KEPT, JSON.stringify(session));
  tell();
}

export function signOut() {
  session = null;
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname);
  tell();
  leave().catch(() => {});
}

/** An issuer that remembers who signed in is told as well. */
async function leave() {
  const { end_session_endpoint: address } = await discovered();
  if (address) {
    location.assign(`${address}?${new URLSearchParams({
      client_id: config().clientId,
      logout_uri: redirectUri(),
      post_logout_redirect_uri: redirectUri(),
    })}`);
  }
}

/** When the API no longer takes the token; one that it never took is not worth another try. */
export function renew() {
  const known = session;
  if (known && Date.now() - known.since > YOUNG) {
    session = null;
    sessionStorage.removeItem(KEPT);
    begin({ hint: known.name, scope: known.scope, silent: true }).catch(tell);
  }
}

/** Renews the token before it ends, at a moment when nobody is in the middle of something. */
export function keepFresh() {
  const timer = setInterval(() => {
    const left = session ? session.until - Date.now() : Infinity;
    // An issuer that does not answer would leave the browser's own error page in place of this one.
    if (connection() !== 'gone' && (left < 0 || (left < SOON && !isBusy()))) {
      renew();
    }
  }, LOOK_EVERY);
  return () => clearInterval(timer);
}

function isBusy() {
  return document.querySelector('dialog[open], input:focus, textarea:focus, select:focus') !== null;
}

let endpoints = null;

async function discovered() {
  endpoints ??= await (await fetch(`${config().issuer}/.well-known/openid-configuration`)).json();
  return endpoints;
}

function redirectUri() {
  return `${location.origin}/`;
}

function read(name) {
  const text = sessionStorage.getItem(name);
  return text === null ? null : JSON.parse(text);
}

function textOf(base64url) {
  const bytes = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
}

function tell() {
  listeners.forEach((listener) => listener(current()));
}
