import { post } from './api.js';
import { digest, randomText } from './pkce.js';

/**
 * A request that is to be done once however often it is sent: by a double click, after a reload or
 * a lost answer, from a copy of this tab. Its key follows from what is meant, which lasts until an
 * answer ends it, and from what exactly is asked: another request has another key.
 */

const KEPT = 'orderflow.attempt.';

/** Answers that say nothing of whether it was done before, or may yet be. */
const OPEN = new Set([0, 401, 403, 408, 425, 429]);

/** From here on copies of this tab mean the same. */
export function intend(what) {
  return kept(what) ?? keep(what, { meant: randomText() });
}

export async function attempt(what, path, body) {
  const { meant } = intend(what);
  const asked = JSON.stringify(body ?? null);
  try {
    const answer = await post(path, body, { headers: { 'Idempotency-Key': await digest(`${meant}\n${asked}`) } });
    end(what);
    return answer;
  } catch (fault) {
    const sent = kept(what)?.unanswered ?? asked;
    if (mayBeDone(fault)) {
      keep(what, { meant, unanswered: asked });
    } else if (!isOpen(fault) && sent === asked) {
      end(what);
    }
    throw fault;
  }
}

/** What was sent last and may have been done, though nobody said so; null if there is no such thing. */
export function unanswered(what) {
  return JSON.parse(kept(what)?.unanswered ?? 'null');
}

function isOpen({ status = 0 }) {
  return OPEN.has(status) || status >= 500;
}

/** No answer, or one of somebody who does not know either. */
function mayBeDone({ status = 0 }) {
  return status === 0 || status === 408 || status >= 500;
}

function end(what) {
  sessionStorage.removeItem(KEPT + what);
}

function kept(what) {
  return JSON.parse(sessionStorage.getItem(KEPT + what) ?? 'null');
}

function keep(what, intent) {
  sessionStorage.setItem(KEPT + what, JSON.stringify(intent));
  return intent;
}
