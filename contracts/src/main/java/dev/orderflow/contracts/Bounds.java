package dev.orderflow.contracts;

/** The lengths that the schemas state, held by the records too. */
final class Bounds {
  static void check(String name, String value, int least, int most) {
    if (value.length() < least || value.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters, not %d to %d".formatted(name, value.length(), least, most));
    }
  }

  private Bounds() {}
}
