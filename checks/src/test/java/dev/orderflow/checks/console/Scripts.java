package dev.orderflow.checks.console;

import dev.orderflow.kit.Json;

/** Looks into a page, as expressions. */
final class Scripts {

  private Scripts() {}

  /** The first element that matches and has the text, or is named by it. */
  static String find(String selector, String text) {
    return """
    [...document.querySelectorAll(%s)].find((it) => [it.innerText, it.value, it.ariaLabel]
      .some((told) => String(told ?? '').includes(%s)))"""
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
        && (it === top || it.contains(top)); })()"""
        .formatted(find(selector, text));
  }

  static String middle(String selector, String text) {
    return """
    (() => { const { x, y, width, height } = (%s).getBoundingClientRect();
      return [x + width / 2, y + height / 2]; })()"""
        .formatted(find(selector, text));
  }

  static String focusAll(String selector) {
    return "(() => { const it = document.querySelector(%s); it.focus(); it.select(); })()"
        .formatted(Json.write(selector));
  }

  static String choose(String selector, String value) {
    return """
    (() => { const it = document.querySelector(%s); it.value = %s;
      it.dispatchEvent(new Event('change', { bubbles: true })); })()"""
        .formatted(Json.write(selector), Json.write(value));
  }

  static String isFocused(String selector, String text) {
    return "(%s) === document.activeElement".formatted(find(selector, text));
  }

  /** How far it can be scrolled to the side. */
  static final String OVERFLOW =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";
}
