import { useEffect } from './ui.js';

/** A slash goes to the page's search, as in many a list. */
export function useKeys() {
  useEffect(() => {
    const pressed = (event) => {
      const writing = event.target.closest?.('input, textarea, select');
      const search = document.querySelector('input[type=search]');
      if (event.key === '/' && !writing && search && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        search.focus();
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
