package dev.orderflow.cli.sending;

import java.util.ArrayList;
import java.util.List;

/** Entries for one PutEvents request, within its limits. */
final class Batch {

  static final int MOST_ENTRIES = 10;

  private final List<Reading.Entry> entries = new ArrayList<>(MOST_ENTRIES);
  private int size;

  boolean fits(Reading.Entry entry) {
    return entries.size() < MOST_ENTRIES && size + entry.size() <= OrderLines.MOST_BYTES;
  }

  void add(Reading.Entry entry) {
    if (!fits(entry)) {
      throw new IllegalStateException("the batch is full");
    }
    entries.add(entry);
    size += entry.size();
  }

  boolean isFull() {
    return entries.size() == MOST_ENTRIES;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  List<Reading.Entry> entries() {
    return List.copyOf(entries);
  }
}
