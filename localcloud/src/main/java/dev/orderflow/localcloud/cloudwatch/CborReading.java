package dev.orderflow.localcloud.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.localcloud.endpoint.AwsError;
import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Questions in CBOR, as far as smithy's RPC v2 uses it: texts, numbers, lists and structures, of
 * known or unknown length.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8949">RFC 8949</a>
 */
final class CborReading {

  private static final int DEEPEST = 32;
  private static final int BREAK = 0xff;
  private static final long UNKNOWN = -1;

  private final ByteBuffer in;

  private CborReading(ByteBuffer in) {
    this.in = in;
  }

  static @Nullable Object of(byte[] body) {
    if (body.length == 0) {
      return Map.of();
    }
    try {
      return new CborReading(ByteBuffer.wrap(body)).value(0);
    } catch (BufferUnderflowException e) {
      throw malformed();
    }
  }

  private @Nullable Object value(int depth) {
    if (depth > DEEPEST) {
      throw malformed();
    }
    int first = in.get() & 0xff;
    int info = first & 0x1f;
    return switch (first >> 5) {
      case 0 -> argument(info);
      case 1 -> -1 - argument(info);
      case 3 -> text(info);
      case 4 -> list(info, depth);
      case 5 -> map(info, depth);
      case 6 -> {
        argument(info);
        yield value(depth + 1);
      }
      case 7 -> simple(info);
      default -> throw malformed();
    };
  }

  private long argument(int info) {
    return switch (info) {
      case 24 -> in.get() & 0xff;
      case 25 -> in.getShort() & 0xffff;
      case 26 -> in.getInt() & 0xffffffffL;
      case 27 -> in.getLong();
      case 31 -> UNKNOWN;
      default -> info < 24 ? info : throwMalformed();
    };
  }

  private String text(int info) {
    long length = argument(info);
    if (length == UNKNOWN) {
      StringBuilder parts = new StringBuilder();
      while (!ended()) {
        parts.append(value(DEEPEST));
      }
      return parts.toString();
    }
    if (length < 0 || length > in.remaining()) {
      throw malformed();
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return new String(bytes, UTF_8);
  }

  private List<@Nullable Object> list(int info, int depth) {
    long length = argument(info);
    List<@Nullable Object> list = new ArrayList<>();
    while (length == UNKNOWN ? !ended() : list.size() < length) {
      list.add(value(depth + 1));
    }
    return list;
  }

  private Map<String, @Nullable Object> map(int info, int depth) {
    long length = argument(info);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (long i = 0; length == UNKNOWN ? !ended() : i < length; i++) {
      map.put(String.valueOf(value(depth + 1)), value(depth + 1));
    }
    return map;
  }

  private @Nullable Object simple(int info) {
    return switch (info) {
      case 20 -> false;
      case 21 -> true;
      case 22, 23 -> null;
      case 25 -> decimal(Float.float16ToFloat(in.getShort()));
      case 26 -> decimal(in.getFloat());
      case 27 -> decimal(in.getDouble());
      default -> throw malformed();
    };
  }

  private static BigDecimal decimal(double number) {
    if (!Double.isFinite(number)) {
      throw malformed();
    }
    return BigDecimal.valueOf(number);
  }

  private boolean ended() {
    if ((in.get(in.position()) & 0xff) != BREAK) {
      return false;
    }
    in.get();
    return true;
  }

  private static long throwMalformed() {
    throw malformed();
  }

  private static AwsError malformed() {
    return new AwsError("SerializationException", 400, "The request is no CBOR that can be read.");
  }
}
