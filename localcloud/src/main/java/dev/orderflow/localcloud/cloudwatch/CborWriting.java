package dev.orderflow.localcloud.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers in CBOR.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8949">RFC 8949</a>
 */
final class CborWriting {

  private static final int INTEGER = 0;
  private static final int NEGATIVE = 1;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int TAG = 6;
  private static final int EPOCH_TIME = 1;
  private static final int FALSE = 0xf4;
  private static final int TRUE = 0xf5;
  private static final int DOUBLE = 0xfb;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CborWriting() {}

  static byte[] of(Map<String, @Nullable Object> members) {
    CborWriting writing = new CborWriting();
    writing.write(members);
    return writing.out.toByteArray();
  }

  private void write(Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        head(MAP, map.values().stream().filter(Objects::nonNull).count());
        map.forEach(this::member);
      }
      case List<?> list -> {
        head(ARRAY, list.size());
        list.forEach(this::write);
      }
      case Instant time -> {
        head(TAG, EPOCH_TIME);
        write(time.toEpochMilli() / 1000.0);
      }
      case Boolean flag -> out.write(flag ? TRUE : FALSE);
      case Double number -> {
        out.write(DOUBLE);
        out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
      }
      case Number number when number.longValue() < 0 -> head(NEGATIVE, -1 - number.longValue());
      case Number number -> head(INTEGER, number.longValue());
      default -> {
        byte[] text = value.toString().getBytes(UTF_8);
        head(TEXT, text.length);
        out.writeBytes(text);
      }
    }
  }

  private void member(Object name, @Nullable Object value) {
    if (value != null) {
      write(name);
      write(value);
    }
  }

  private void head(int type, long argument) {
    int first = type << 5;
    if (argument < 24) {
      out.write(first | (int) argument);
    } else if (argument <= 0xff) {
      out.write(first | 24);
      out.write((int) argument);
    } else if (argument <= 0xffff) {
      out.write(first | 25);
      out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) argument).array());
    } else if (argument <= 0xffffffffL) {
      out.write(first | 26);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) argument).array());
    } else {
      out.write(first | 27);
      out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(argument).array());
    }
  }
}
