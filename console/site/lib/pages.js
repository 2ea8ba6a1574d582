import { useCallback, useEffect, useRef, useState } from './ui.js';
import { get, query } from './api.js';
import { useConnection } from './connection.js';
import { useNews } from './live.js';
import { useShownAgain } from './load.js';
import * as session from './session.js';

/** An answer may hold nothing and yet go on: so many are asked for by one click, and no more. */
const MOST_ANSWERS = 5;

/** What an answer may hold at most, by which a list that is known already is read again. */
const LIMIT = 100;

/** A list that takes more answers than this is renewed by a click only. */
const RENEWED_ANSWERS = 2;

const EVERY = { live: 30_000, polling: 5_000, gone: 5_000 };
const AFTER_NEWS = 1_500;
const MOST_KEPT = 20;
const NOTHING = { entries: null, next: null, fault: null, loading: true, answers: 0 };

/** Lists as they were left, so that whoever comes back finds them as long as they were. */
const kept = new Map();
session.onChange(() => kept.clear());

function left(wanted) {
  return { ...NOTHING, of: wanted, ...kept.get(wanted) };
}

function keep({ of, entries, next, answers }) {
  kept.delete(of);
  kept.set(of, { entries, next, answers });
  if (kept.size > MOST_KEPT) {
    kept.delete(kept.keys().next().value);
  }
}

/**
 * A list that goes on: its entries so far, and how to get more. It renews itself by news and now
 * and then, as long as that is cheap; what was asked of another path or filter is never shown.
 */
export function usePages(path, parameters, name) {
  const wanted = query(path, parameters);
  const [seen, setSeen] = useState(() => left(wanted));
  const shown = seen.of === wanted ? seen : left(wanted);
  const asking = useRef(null);

  /** Goes on after `from` until there are `enough` entries, or it has asked often enough. */
  const load = async (from, before, enough, limit, quietly) => {
    asking.current?.abort();
    const mine = new AbortController();
    asking.current = mine;
    const most = MOST_ANSWERS + Math.ceil((enough - before.length) / LIMIT);
    const set = (change) => !mine.signal.aborted
      && setSeen((known) => ({ ...(known.of === wanted ? known : left(wanted)), ...change }));
    let entries = before;
    let next = from;
    let answers = 0;
    set({ loading: !quietly });
    try {
      do {
        const { body } = await get(query(path, { ...parameters, limit, cursor: next }), { signal: mine.signal });
        entries = [...entries, ...body[name]];
        next = body.next ?? null;
        answers += 1;
      } while (next !== null && entries.length < enough && answers < most);
      if (!mine.signal.aborted) {
        keep({ of: wanted, entries, next, answers });
        set({ entries, next, answers, fault: null, loading: false });
      }
    } catch (fault) {
      set({ fault, loading: false });
    } finally {
      if (asking.current === mine) {
        asking.current = null;
      }
    }
  };

  const { entries, next, answers } = shown;
  const length = entries?.length ?? 0;
  const again = () => {
    // What came last may not be drawn yet.
    const last = left(wanted);
    const known = last.entries?.length ?? 0;
    return load(null, [], Math.max(1, known),
      known === 0 ? null : last.next === null ? LIMIT : Math.min(LIMIT, known), last.entries !== null);
  };
  const renews = answers <= RENEWED_ANSWERS && length <= RENEWED_ANSWERS * LIMIT;
  useEffect(() => {
    again();
    return () => {
      asking.current?.abort();
      asking.current = null;
    };
  }, [wanted]);
  useRenewal(() => renews && asking.current === null && again());
  return {
    ...shown,
    renews,
    more: next === null ? null : () => load(next, entries, length + 1, null),
    again,
  };
}

/** Soon after news, when the tab is looked at again, and now and then. */
function useRenewal(renew) {
  const latest = useRef(renew);
  latest.current = renew;
  const connection = useConnection();
  const timer = useRef(null);
  const now = useCallback(() => !document.hidden && latest.current(), []);
  useShownAgain(now);
  useEffect(() => {
    const every = setInterval(now, EVERY[connection]);
    return () => clearInterval(every);
  }, [connection]);
  useNews(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      now();
    }, AFTER_NEWS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
}
