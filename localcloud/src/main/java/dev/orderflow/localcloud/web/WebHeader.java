package dev.orderflow.localcloud.web;

import java.util.regex.Pattern;

/** A header of a response. */
public record WebHeader(String name, String value) {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /**
   * @throws IllegalArgumentException if it would not stay one header on the wire
   */
  public WebHeader {
    if (!NAME.matcher(name).matches() || !value.chars().allMatch(WebHeader::isPlain)) {
      throw new IllegalArgumentException("not a header: " + name);
    }
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** A tab, or no control character. */
  static boolean isPlain(int c) {
    return c == '\t' || c >= ' ' && c != 0x7f;
  }
}
