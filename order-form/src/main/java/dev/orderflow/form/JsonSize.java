package dev.orderflow.form;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a plain JSON value has as compact JSON in UTF-8, without writing it: what counts
 * is what will be stored, not with how many spaces it came.
 */
public final class JsonSize {

  private static final int QUOTES = 2;
  private static final int ESCAPE = 2;
  private static final int UNICODE_ESCAPE = 6;

  public static long of(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Map<?, ?> object) {
      long size = brackets(object.size());
      for (Map.Entry<?, ?> member : object.entrySet()) {
        size += text((String) member.getKey()) + 1 + of(member.getValue());
      }
      return size;
    }
    if (value instanceof Iterable<?> array) {
      long size = 0;
      int count = 0;
      for (Object element : array) {
        size += of(element);
        count++;
      }
      return size + brackets(count);
    }
    // Numbers, true, false and null are written as they are printed.
    return String.valueOf(value).length();
  }

  private static long brackets(int elements) {
    return 2 + Math.max(0, elements - 1);
  }

  private static long text(String text) {
    long size = QUOTES;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        size += ascii(c);
      } else if (c < 0x800) {
        size += 2;
      } else if (isPair(text, i)) {
        size += 4;
        i++;
      } else {
        size += Character.isSurrogate(c) || c >= 0xFFFE ? UNICODE_ESCAPE : 3;
      }
    }
    return size;
  }

  private static int ascii(char c) {
    return switch (c) {
      case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> ESCAPE;
      default -> c < ' ' ? UNICODE_ESCAPE : 1;
    };
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private JsonSize() {}
}
