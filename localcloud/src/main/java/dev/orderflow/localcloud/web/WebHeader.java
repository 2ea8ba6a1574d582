package dev.orderflow.localcloud.web;

/** A header of a response, and what headers are made of. */
public record WebHeader(String name, String value) {

  private static final String MARKS = "!#$%&'*+-.^_`|~";

  /**
   * @throws IllegalArgumentException if it would not stay one header on the wire
   */
  public WebHeader {
    if (!isName(name) || !value.chars().allMatch(WebHeader::isPlain)) {
      throw new IllegalArgumentException("not a header: " + name);
    }
  }

  static boolean isName(String text) {
    return !text.isEmpty() && text.chars().allMatch(WebHeader::isNameCharacter);
  }

  private static boolean isNameCharacter(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || MARKS.indexOf(c) >= 0;
  }

  /** A tab, or no control character. */
  static boolean isPlain(int c) {
    return c == '\t' || c >= ' ' && c != 0x7f;
  }

  /** Without the spaces and tabs around it, which alone RFC 9110 lets stand there. */
  static String trimmed(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isBlank(value.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
