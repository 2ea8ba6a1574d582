package dev.orderflow.contracts;

/**
 * What an order may be called: the one rule, for the form, for paths and queries, and for events.
 */
public final class OrderIdRule {
  public static final int MAX_LENGTH = 64;

  /** Whether an order can have this id. */
  public static boolean accepts(String text) {
    return acceptsBeginning(text) && !TextRules.isDots(text);
  }

  /** Whether an id can begin like this. */
  public static boolean acceptsBeginning(String text) {
    return !text.isEmpty() && text.length() <= MAX_LENGTH && hasOnlyItsCharacters(text);
  }

  /** Letters A-Z and a-z, digits, {@code .}, {@code _} and {@code -}. */
  public static boolean hasOnlyItsCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!TextRules.isAsciiAlphanumeric(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** For records of events. */
  static void check(String orderId) {
    Bounds.check("orderId", orderId, 1, MAX_LENGTH);
    if (!accepts(orderId)) {
      throw new IllegalArgumentException(
          "orderId must consist of letters A-Z, a-z, digits, '.', '_' and '-', and not be a dot or"
              + " two");
    }
  }

  private OrderIdRule() {}
}
