package dev.orderflow.localcloud.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The MD5 digests that SQS returns, and that of a body that stands for its id, in hexadecimal. */
final class Digests {

  private static final MessageDigest MD5 = unused();

  private Digests() {}

  static String of(String body) {
    return hex(md5().digest(body.getBytes(UTF_8)));
  }

  /** What stands for a body's deduplication id. */
  static String sha256(String body) {
    try {
      return hex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Null if there are none. */
  static @Nullable String of(Map<String, MessageAttributeValue> attributes) {
    if (attributes.isEmpty()) {
      return null;
    }
    MessageDigest md5 = md5();
    new TreeMap<>(attributes).forEach((name, value) -> add(md5, name, value));
    return hex(md5.digest());
  }

  private static void add(MessageDigest md5, String name, MessageAttributeValue value) {
    addPart(md5, name.getBytes(UTF_8));
    addPart(md5, value.dataType().getBytes(UTF_8));
    if (value.binaryValue() == null) {
      md5.update((byte) 1);
      addPart(md5, value.stringValue().getBytes(UTF_8));
    } else {
      md5.update((byte) 2);
      addPart(md5, value.binaryValue().asByteArray());
    }
  }

  private static void addPart(MessageDigest md5, byte[] bytes) {
    md5.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    md5.update(bytes);
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /** A copy, since finding the provider of a new one takes longer than a short digest. */
  private static MessageDigest md5() {
    try {
      return (MessageDigest) MD5.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest unused() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
