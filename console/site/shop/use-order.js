import { useCallback, useEffect, useRef, useState } from '../lib/ui.js';
import { get } from '../lib/api.js';
import { useConnection } from '../lib/connection.js';
import { useNews } from '../lib/live.js';

const PAUSE = 4_000;
const AFTER_FAULT = 3_000;
const LONG = 20;
const TOO_MANY = 429;

/**
 * An order and its history, kept up to date: by news while they come, and then only looked at now
 * and then; otherwise by requests that wait until it changes.
 */
export function useOrder(id) {
  const [seen, setSeen] = useState({ order: null, history: [], fault: null });
  const live = useConnection();
  const tag = useRef(null);
  const path = `/orders/${encodeURIComponent(id)}`;

  const look = useCallback(async (wait, signal) => {
    const { status, etag, body } = await get(wait ? `${path}?wait=${wait}` : path, {
      signal,
      headers: tag.current ? { 'If-None-Match': tag.current } : {},
    });
    if (status === 304) {
      setSeen((known) => (known.fault ? { ...known, fault: null } : known));
      return;
    }
    const { history } = (await get(`${path}/history`, { signal })).body;
    tag.current = etag;
    setSeen({ order: body, history, fault: null });
  }, [path]);

  const again = useCallback(() => look(0).catch(() => {}), [look]);

  useEffect(() => {
    const ending = new AbortController();
    const follow = async () => {
      let wait = LONG;
      while (!ending.signal.aborted) {
        try {
          await look(live === 'live' || tag.current === null ? 0 : wait, ending.signal);
          wait = LONG;
          await pause(live === 'live' ? PAUSE : 0, ending.signal);
        } catch (fault) {
          if (fault.status === TOO_MANY) {
            wait = 0; // reads of pages that were left wait on for a moment
          } else if (!ending.signal.aborted) {
            setSeen((known) => ({ ...known, fault }));
          }
          await pause(AFTER_FAULT, ending.signal);
        }
      }
    };
    follow();
    return () => ending.abort();
  }, [look, live]);

  useNews((news) => {
    if (news.orderId === id) {
      again();
    }
  }, [id, again]);

  return { ...seen, again };
}

function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
