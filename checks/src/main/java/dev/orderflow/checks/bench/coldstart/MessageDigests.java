package dev.orderflow.checks.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The digests in SQS's answer to SendMessage, which the SDK compares with its own. */
final class MessageDigests {

  private static final byte STRING = 1;

  private MessageDigests() {}

  static String ofBody(String body) {
    MessageDigest digest = md5();
    digest.update(body.getBytes(UTF_8));
    return hex(digest);
  }

  /**
   * @param attributes as in the request's JSON; of type String all
   */
  static String ofAttributes(@Nullable Object attributes) {
    MessageDigest digest = md5();
    if (attributes instanceof Map<?, ?> byName) {
      new TreeMap<>(byName)
          .forEach(
              (name, attribute) -> {
                Map<?, ?> parts = (Map<?, ?>) attribute;
                update(digest, name);
                update(digest, parts.get("DataType"));
                digest.update(STRING);
                update(digest, parts.get("StringValue"));
              });
    }
    return hex(digest);
  }

  private static void update(MessageDigest digest, @Nullable Object text) {
    byte[] bytes = String.valueOf(text).getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
