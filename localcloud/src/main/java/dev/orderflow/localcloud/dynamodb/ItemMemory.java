package dev.orderflow.localcloud.dynamodb;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import software.amazon.dynamodb.services.local.shared.model.AttributeValue;

/**
 * About how much memory the engine's items take, and the most that one of a table takes: so many
 * are read at once as fit even if all were like it.
 */
final class ItemMemory {

  /** An {@code AttributeValue} and its place in what holds it. */
  private static final int VALUE = 96;

  /** Beside the characters of a text, which take one byte each, or two. */
  private static final int TEXT = 40;

  private static final int ENTRY = 48;

  /** Items as JSON take less than the values that are made of them. */
  private static final int OF_JSON = 2;

  private final AtomicLong largest = new AtomicLong();
  private final LongSupplier longestJson;
  private volatile boolean looked;

  /**
   * @param longestJson of the items that were stored before, asked once
   */
  ItemMemory(LongSupplier longestJson) {
    this.longestJson = longestJson;
  }

  /** Returns what the item takes, which the largest has at least. */
  long see(Map<String, AttributeValue> item) {
    long bytes = of(item);
    if (bytes > largest.get()) {
      largest.accumulateAndGet(bytes, Math::max);
    }
    return bytes;
  }

  long largest() {
    if (!looked) {
      largest.accumulateAndGet(OF_JSON * longestJson.getAsLong(), Math::max);
      looked = true;
    }
    return Math.max(VALUE, largest.get());
  }

  static long of(Map<String, AttributeValue> item) {
    long bytes = ENTRY;
    for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
      bytes += ENTRY + text(entry.getKey()) + of(entry.getValue());
    }
    return bytes;
  }

  private static long of(AttributeValue value) {
    long bytes = VALUE;
    if (value.getS() != null) {
      bytes += text(value.getS());
    } else if (value.getN() != null) {
      bytes += text(value.getN());
    } else if (value.getM() != null) {
      bytes += of(value.getM());
    } else if (value.getL() != null) {
      for (AttributeValue element : value.getL()) {
        bytes += of(element);
      }
    } else if (value.getB() != null) {
      bytes += TEXT + value.getB().remaining();
    } else {
      bytes += texts(value.getSS()) + texts(value.getNS()) + buffers(value);
    }
    return bytes;
  }

  private static long texts(Collection<String> texts) {
    return texts == null ? 0 : texts.stream().mapToLong(it -> ENTRY + text(it)).sum();
  }

  private static long buffers(AttributeValue value) {
    return value.getBS() == null
        ? 0
        : value.getBS().stream().mapToLong(it -> ENTRY + TEXT + it.remaining()).sum();
  }

  private static long text(String text) {
    return (long) TEXT + text.length();
  }
}
