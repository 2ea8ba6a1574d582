package dev.orderflow.contracts;

/** The lengths that the schemas state, in code points as they do, held by the records too. */
final class Bounds {
  static void check(String name, String value, int least, int most) {
    int length = TextRules.length(value);
    if (length < least || length > most) {
      throw new IllegalArgumentException(
          "%s has %d characters, not %d to %d".formatted(name, length, least, most));
    }
  }

  private Bounds() {}
}
