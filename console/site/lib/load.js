import { useCallback, useEffect, useState } from './ui.js';
import { get } from './api.js';
import { onConnection } from './connection.js';

const NOTHING = { data: null, fault: null };

/**
 * What a path answers, asked again every so many milliseconds while the page is looked at; without
 * that, only if the API was away. What another path answered before is never shown for it.
 */
export function usePolled(path, every) {
  const [seen, setSeen] = useState({ of: path, ...NOTHING });
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    const ending = new AbortController();
    let timer = null;
    const ask = async () => {
      clearTimeout(timer);
      if (!document.hidden) {
        const next = await answer(path, ending.signal);
        if (ending.signal.aborted) {
          return;
        }
        setSeen((before) => ({
          of: path,
          data: next.data ?? (before.of === path ? before.data : null),
          fault: next.fault ?? null,
        }));
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
  useShownAgain(every ? again : null);
  const shown = seen.of === path ? seen : NOTHING;
  const lost = shown.fault?.status === 0;
  useEffect(() => (lost && !every ? onConnection((state) => state !== 'gone' && again()) : undefined),
    [lost, every, again]);
  return { data: shown.data, fault: shown.fault, again };
}

async function answer(path, signal) {
  try {
    return { data: (await get(path, { signal })).body };
  } catch (fault) {
    return { fault };
  }
}

/** Once the tab is looked at again; never if there is nothing to call. */
export function useShownAgain(again) {
  useEffect(() => {
    if (again === null) {
      return undefined;
    }
    const changed = () => !document.hidden && again();
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, [again]);
}
