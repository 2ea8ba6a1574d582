import { useCallback, useEffect, useRef, useState } from './ui.js';
import { get, query } from './api.js';

/** What a path answers, asked again every so many milliseconds while the page is looked at. */
export function usePolled(path, every) {
  const [seen, setSeen] = useState({ data: null, fault: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const ending = new AbortController();
    let timer = null;
    const ask = async () => {
      if (!document.hidden) {
        const next = await answer(path, ending.signal);
        if (ending.signal.aborted) {
          return;
        }
        setSeen((before) => ({ data: next.data ?? before.data, fault: next.fault ?? null }));
      }
      if (every) {
        timer = setTimeout(ask, every);
      }
    };
    ask();
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [path, every, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...seen, again };
}

async function answer(path, signal) {
  try {
    return { data: (await get(path, { signal })).body };
  } catch (fault) {
    return { fault };
  }
}

/** A list that goes on: its entries so far, and how to get more. */
export function usePages(path, parameters, name) {
  const [pages, setPages] = useState({ entries: null, next: null, fault: null });
  const latest = useRef(0);
  const wanted = query(path, parameters);
  const load = async (cursor, before, atLeast) => {
    const turn = ++latest.current;
    let entries = before;
    let next = cursor;
    try {
      do {
        const { body } = await get(query(path, { ...parameters, cursor: next }));
        entries = [...entries, ...body[name]];
        next = body.next ?? null;
      } while (next !== null && entries.length < atLeast && turn === latest.current);
      if (turn === latest.current) {
        setPages({ entries, next, fault: null });
      }
    } catch (fault) {
      if (turn === latest.current) {
        setPages((known) => ({ ...known, fault }));
      }
    }
  };
  useEffect(() => {
    load('', [], 0);
    return () => latest.current++;
  }, [wanted]);
  return {
    ...pages,
    more: pages.next === null ? null : () => load(pages.next, pages.entries, 0),
    again: () => load('', [], pages.entries?.length ?? 0),
  };
}
