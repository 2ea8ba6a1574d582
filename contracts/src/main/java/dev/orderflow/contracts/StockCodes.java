package dev.orderflow.contracts;

import java.text.Normalizer;

/**
 * What a product is known by: the {@code sku} of a line, the {@code product} of the small form, the
 * key of the catalogue. Two spellings of one text are one product: all are kept in NFC.
 */
public final class StockCodes {
  /** In code points, as given and in NFC. */
  public static final int MAX_LENGTH = 256;

  /** Below it nothing combines, so that most texts need no normalizer, which costs a cold start. */
  private static final char FIRST_COMBINING = '\u0300';

  /** The text in Unicode's normalization form C. */
  public static String normalized(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  private StockCodes() {}
}
