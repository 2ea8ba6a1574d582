import { config } from './config.js';
import { answered, unanswered } from './connection.js';
import * as session from './session.js';

/** No function behind the API works longer. */
const PATIENCE = 35_000;

/** What the API refuses, with its reasons (RFC 9457), or that it cannot be reached. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.message ?? body.title ?? `The API answers ${status}.`);
    this.status = status;
    this.title = body.title ?? '';
    this.reason = body.reason ?? '';
    this.problems = body.problems ?? [];
  }
}

export function get(path, options) {
  return call('GET', path, options);
}

export function post(path, body, options) {
  return call('POST', path, { body, ...options });
}

async function call(method, path, { body, headers, signal: ended } = {}) {
  const late = AbortSignal.timeout(PATIENCE);
  const signal = ended ? AbortSignal.any([ended, late]) : late;
  const answer = await reached(() => fetch(`${config().api}${path}`, {
    method,
    signal,
    cache: 'no-store',
    headers: {
      Authorization: `Bearer ${session.current()?.token ?? ''}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : written(body),
  }));
  if (answer.status === 401) {
    session.renew();
  }
  if (!answer.ok && answer.status !== 304) {
    throw new Problem(answer.status, await answer.json().catch(() => ({})));
  }
  return {
    status: answer.status,
    etag: answer.headers.get('ETag'),
    body: answer.status === 304 ? null : await reached(() => answer.json()),
  };
}

/** The API takes U+FFFD for text that was damaged on its way, unless it is escaped. */
function written(body) {
  return JSON.stringify(body).replaceAll('\ufffd', '\\ufffd');
}

/** An answer that ends half-way is as good as none. */
async function reached(ask) {
  try {
    const answer = await ask();
    answered();
    return answer;
  } catch (fault) {
    if (fault.name === 'AbortError') {
      throw fault;
    }
    unanswered();
    throw new Problem(0, { detail: 'The API cannot be reached.' });
  }
}

/** A path with a query of those parameters that have a value. */
export function query(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== '' && value != null);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
