import { useEffect, useState } from './ui.js';

/**
 * How the page stands with the API: `live` while a socket brings what is new, `polling` while it is
 * only asked, `gone` while it does not answer. A socket that is open outweighs one lost answer.
 */

const ASK_AGAIN = 3_000;

const watchers = new Set();
let state = 'polling';
let open = false;
let lost = 0;
let ask = null;
let timer = null;

export function connection() {
  return state;
}

/** While the API is gone it is asked by this, so that a page that asks nothing itself recovers too. */
export function askBy(question) {
  ask = question;
  return () => {
    ask = null;
    clearTimeout(timer);
    timer = null;
  };
}

export function socketIs(nowOpen) {
  open = nowOpen;
  if (open) {
    lost = 0;
  }
  set();
}

/** Something speaks against it: the API is asked. */
export function doubted() {
  askIn(0);
}

/** The API has answered, whatever it said. */
export function answered() {
  lost = 0;
  set();
}

/** No answer came. */
export function unanswered() {
  lost += 1;
  set();
  askIn(lost > 1 ? ASK_AGAIN : 0);
}

function askIn(milliseconds) {
  if (timer === null && ask !== null) {
    timer = setTimeout(() => {
      timer = null;
      ask?.().catch(() => {}); // what came of it is told by answered() and unanswered()
    }, milliseconds);
  }
}

function set() {
  const isGone = lost > (open ? 1 : 0);
  const next = isGone ? 'gone' : open ? 'live' : 'polling';
  if (next !== state) {
    state = next;
    document.documentElement.dataset.connection = next;
    watchers.forEach((watcher) => watcher(next));
  }
}

export function onConnection(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function useConnection() {
  const [seen, setSeen] = useState(state);
  useEffect(() => {
    setSeen(state);
    return onConnection(setSeen);
  }, []);
  return seen;
}
