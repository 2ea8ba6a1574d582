package dev.orderflow.services.notifications.domain;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail with gaps, such as {@code {{orderId}}}. What fills a gap is text, whatever it looks like:
 * it is escaped in HTML, and never looked through for gaps again.
 */
record MailTemplate(String subject, String text, String html) {

  private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)}}");

  /**
   * @throws IllegalArgumentException if there is no value for a gap
   */
  Mail fill(Map<String, String> values) {
    return new Mail(
        fill(subject, values, UnaryOperator.identity()),
        fill(text, values, UnaryOperator.identity()),
        fill(html, values, MailTemplate::escape));
  }

  private static String fill(
      String template, Map<String, String> values, UnaryOperator<String> escape) {
    return GAP.matcher(template)
        .replaceAll(gap -> Matcher.quoteReplacement(escape.apply(value(values, gap.group(1)))));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("nothing is known for the gap " + name);
    }
    return value;
  }

  /** For elements and quoted attributes; a line break stays one. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("\n", "<br>\n");
  }
}
