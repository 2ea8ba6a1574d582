package dev.orderflow.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that follow from what they name. */
final class Hashes {

  private static final int ORDER_ID_BYTES = 16;

  private Hashes() {}

  /** The one order that the customer's key stands for: the same however often it is sent. */
  static String orderId(String customerId, String key) {
    // Neither holds a zero.
    byte[] hash = sha256(customerId + "\0" + key);
    return "ORD-" + HexFormat.of().formatHex(hash, 0, ORDER_ID_BYTES);
  }

  static String of(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
