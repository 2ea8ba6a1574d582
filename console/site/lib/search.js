import { html, useEffect, useRef, useState } from './ui.js';
import { setQuery } from './router.js';

const WHILE_TYPING = 250;

/** A search that stands in the page's address as q, once one has stopped typing. */
export function Search({ route, hint, label, typed }) {
  const value = route.query.get('q') ?? '';
  const [text, setText] = useState(value);
  const asked = useRef(value);
  useEffect(() => {
    if (text.trim() === value) {
      return undefined;
    }
    const timer = setTimeout(() => {
      asked.current = text.trim();
      setQuery({ q: asked.current });
    }, WHILE_TYPING);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    // What came of the typing itself must not take away what was typed since.
    if (asked.current !== value) {
      asked.current = value;
      setText(value);
      typed?.(value);
    }
  }, [value]);
  const write = ({ target }) => {
    setText(target.value);
    typed?.(target.value);
  };
  return html`<input type="search" placeholder=${`${hint}  ( / )`} aria-label=${label} value=${text} onInput=${write} />`;
}
