package dev.orderflow.checks.console;

import dev.orderflow.kit.Json;

/** Looks into a page, as expressions. */
final class Scripts {

  private Scripts() {}

  /** The first element that matches and has the text, or is named by it. */
  static String find(String selector, String text) {
    return """
    [...document.querySelectorAll(%s)].find((it) => [it.innerText, it.value, it.ariaLabel]
      .some((told) => String(told ?? '').includes(%s)))\
    """
        .formatted(Json.write(selector), Json.write(text));
  }

  /** Whether a click there would hit it: it is on top, and where it was at the look before. */
  static String hit(String selector, String text) {
    return """
    (() => { const it = %s; if (!it || it.disabled) return false;
      it.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = it.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      const before = window.hitBefore;
      window.hitBefore = { it, x, y };
      return before?.it === it && before.x === x && before.y === y
        && (it === top || it.contains(top)); })()\
    """
        .formatted(find(selector, text));
  }

  static String middle(String selector, String text) {
    return """
    (() => { const { x, y, width, height } = (%s).getBoundingClientRect();
      return [x + width / 2, y + height / 2]; })()\
    """
        .formatted(find(selector, text));
  }

  /** Whether it took the focus: a field of a dialog that is not open yet takes none. */
  static String focusAll(String selector) {
    return """
    (() => { const it = document.querySelector(%s); it?.focus(); it?.select();
      return it && document.activeElement === it; })()\
    """
        .formatted(Json.write(selector));
  }

  static String choose(String selector, String value) {
    return """
    (() => { const it = document.querySelector(%s); it.value = %s;
      it.dispatchEvent(new Event('change', { bubbles: true })); })()\
    """
        .formatted(Json.write(selector), Json.write(value));
  }

  static String isFocused(String selector, String text) {
    return "(%s) === document.activeElement".formatted(find(selector, text));
  }

  /** How far it can be scrolled to the side. */
  static final String OVERFLOW =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  /** What of a page shuts someone out, in words: none should. */
  static final String FAULTS =
      """
      (() => {
        const faults = [];
        const all = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
        const told = (it) => it.outerHTML.slice(0, 120);
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        if (wide > 0) faults.push(`${wide} pixels too wide`);
        const headings = all('h1, h2, h3, h4, h5, h6');
        if (headings.filter((it) => it.tagName === 'H1').length !== 1) faults.push('not one h1');
        headings.reduce((before, it) => {
          const level = Number(it.tagName[1]);
          if (level > before + 1) faults.push(`h${before} is followed by ${told(it)}`);
          return level;
        }, 0);
        if (all('main').length !== 1) faults.push('not one main');
        if (!document.title.includes('Orderflow')) faults.push('no title');
        for (const it of all('.tabs a, .bar button, .faces a')) {
          const { left, right } = it.getBoundingClientRect();
          if (left < 0 || right > window.innerWidth + 0.5) faults.push(`off the screen: ${told(it)}`);
          it.focus();
          if (document.activeElement !== it) faults.push(`takes no focus: ${told(it)}`);
        }
        document.activeElement.blur();
        for (const it of all('body *')) {
          const { overflowX, textOverflow } = getComputedStyle(it);
          const cuts = textOverflow === 'ellipsis' || overflowX === 'hidden' || overflowX === 'clip';
          if (cuts && it.innerText && !it.matches('.heard, .chart') && it.scrollWidth > it.clientWidth + 1) {
            faults.push(`cut: ${told(it)}`);
          }
        }
        for (const it of all('a[href], button, input, select, textarea, summary, nav, dialog')) {
          const name = it.ariaLabel || it.innerText || [...it.labels ?? []].map((label) => label.innerText).join('');
          if (!name?.trim()) faults.push(`has no name: ${told(it)}`);
        }
        for (const it of all('img, svg, canvas')) {
          if (!it.hasAttribute('alt') && !it.closest('[aria-hidden=true], [role=img][aria-label]')) {
            faults.push(`has no words: ${told(it)}`);
          }
        }
        for (const it of document.querySelectorAll('[aria-describedby]')) {
          if (!document.getElementById(it.getAttribute('aria-describedby'))) faults.push(`described by nothing: ${told(it)}`);
        }
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        if (new Set(ids).size !== ids.length) faults.push('an id is there twice');
        for (const it of all('ul, ol')) {
          if ([...it.children].some((child) => child.tagName !== 'LI')) faults.push(`a list of other than items: ${told(it)}`);
        }
        for (const it of all('*')) {
          const { overflowX, overflowY } = getComputedStyle(it);
          const scrolls = (overflowX === 'auto' && it.scrollWidth > it.clientWidth)
            || (overflowY === 'auto' && it.scrollHeight > it.clientHeight);
          if (scrolls && it.tabIndex < 0 && !it.querySelector('a[href], button, input, textarea, select')) {
            faults.push(`scrolls by the mouse only: ${told(it)}`);
          }
        }
        return faults;
      })()\
      """;
}
