import { useEffect } from './ui.js';
import { config } from './config.js';
import { doubted, onConnection, socketIs } from './connection.js';

/** News of orders over a WebSocket; while there is none, pages have to ask. */

const SHORTEST = 1_000;
const LONGEST = 30_000;

const listeners = new Set();

/** Connects, again and again, until the returned function is called. */
export function open(who) {
  const address = addressOf(who);
  if (!address) {
    return () => {};
  }
  let socket = null;
  let timer = null;
  let ended = false;
  let pause = SHORTEST;
  const connect = () => {
    clearTimeout(timer);
    timer = null;
    socket = new WebSocket(address);
    socket.onopen = () => {
      pause = SHORTEST;
      socketIs(true);
    };
    socket.onmessage = (event) => deliver(event.data);
    socket.onclose = () => {
      if (ended) {
        return; // another connection has taken over, and says how it is
      }
      socketIs(false);
      doubted();
      timer = setTimeout(connect, pause * (0.5 + Math.random()));
      pause = Math.min(LONGEST, pause * 2);
    };
  };
  // Once the API answers again there is no need to wait for the socket's own next try.
  const stopWatching = onConnection((state) => {
    if (state === 'polling' && timer !== null) {
      pause = SHORTEST;
      connect();
    }
  });
  connect();
  return () => {
    ended = true;
    clearTimeout(timer);
    stopWatching();
    socket.close();
    socketIs(false);
  };
}

/** A path on this page's host, or the whole address of another. */
function addressOf(who) {
  const { live } = config();
  if (!live) {
    return '';
  }
  const base = live.startsWith('/')
    ? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${live}`
    : live;
  return `${base}?token=${encodeURIComponent(who.token)}${who.operator ? '&all=true' : ''}`;
}

function deliver(text) {
  let news;
  try {
    news = JSON.parse(text);
  } catch {
    return;
  }
  listeners.forEach((listener) => listener(news));
}

/** Calls the listener with each message, as long as the page is shown. */
export function useNews(listener, dependencies) {
  useEffect(() => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, dependencies);
}
