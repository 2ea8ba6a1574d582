package dev.orderflow.localcloud.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A JSON object on a line of its own, with its checksum as its last member. */
public final class RecordLine {

  private static final String SUM = ",\"crc32c\":\"";
  private static final int SUFFIX = SUM.length() + 8 + 2;

  private RecordLine() {}

  /**
   * @param object a JSON object with members
   */
  public static String of(String object) {
    return object.substring(0, object.length() - 1) + SUM + sum(object.getBytes(UTF_8)) + "\"}";
  }

  /** The object as it was before it got its checksum, or null if that is not right. */
  public static @Nullable String body(String line) {
    int end = line.length() - SUFFIX;
    if (!hasSum(line)) {
      return null;
    }
    String object = line.substring(0, end) + "}";
    return line.endsWith(SUM + sum(object.getBytes(UTF_8)) + "\"}") ? object : null;
  }

  /** Whether it has one at all; what earlier versions wrote has none. */
  public static boolean hasSum(String line) {
    int end = line.length() - SUFFIX;
    return end > 1 && line.startsWith(SUM, end) && line.endsWith("\"}");
  }

  /** Eight hexadecimal digits. */
  public static String sum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
