package dev.orderflow.localcloud.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** RFC 6455, section 4: how both sides know that the other speaks WebSocket. */
final class Handshake {

  static final String VERSION = "13";

  private static final String FIXED = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private Handshake() {}

  static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == 16;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static String accept(String key) {
    try {
      byte[] text = (key + FIXED).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
