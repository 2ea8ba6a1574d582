import { useLayoutEffect, useRef } from './ui.js';

/** How far each step of the browser's history was scrolled, so that Back leads to where one was. */

const MOST = 50;
const PATIENCE = 5_000;
const HANDS = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

const places = new Map();
let step = null;
let stopReturning = () => {};

/** A step's id lives in the browser's own history, and so is known again when one comes back to it. */
function currentStep() {
  if (!history.state?.step) {
    history.replaceState({ ...history.state, step: crypto.randomUUID() }, '');
  }
  return history.state.step;
}

function leave() {
  places.delete(step);
  places.set(step, window.scrollY);
  if (places.size > MOST) {
    places.delete(places.keys().next().value);
  }
}

/** Calls `arrived` once a page is another, with its elements there already. */
export function usePlace(route, arrived) {
  const first = useRef(true);
  useLayoutEffect(() => {
    history.scrollRestoration = 'manual';
    const scrolled = () => step !== null && leave();
    window.addEventListener('scroll', scrolled, { passive: true });
    return () => window.removeEventListener('scroll', scrolled);
  }, []);
  useLayoutEffect(() => {
    stopReturning();
    step = currentStep();
    if (!first.current) {
      arrived();
      returnTo(places.get(step) ?? 0);
    }
    first.current = false;
  }, [route.path]);
  useLayoutEffect(() => {
    step = step === null ? null : currentStep();
  }, [route]);
}

/** What a page shows may come later than the page. */
function returnTo(top) {
  window.scrollTo(0, top);
  if (window.scrollY >= top - 1) {
    return;
  }
  const mine = step;
  step = null;
  const growing = new ResizeObserver(() => {
    window.scrollTo(0, top);
    if (window.scrollY >= top - 1) {
      stopReturning();
    }
  });
  const timer = setTimeout(() => stopReturning(), PATIENCE);
  stopReturning = () => {
    stopReturning = () => {};
    growing.disconnect();
    clearTimeout(timer);
    HANDS.forEach((type) => window.removeEventListener(type, byHand));
    step = mine;
  };
  const byHand = () => stopReturning();
  HANDS.forEach((type) => window.addEventListener(type, byHand, { passive: true }));
  growing.observe(document.body);
}
