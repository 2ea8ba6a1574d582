package dev.orderflow.checks.patterns;

/** A text that counts how often it is looked at, and ends it when that is too often. */
final class CountedText implements CharSequence {

  /** Says that a matcher looked too often. */
  static final class TooOftenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooOftenException() {
      super("looked at too often", null, false, false);
    }
  }

  private final String text;
  private long left;

  CountedText(String text, long most) {
    this.text = text;
    this.left = most;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new TooOftenException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
