package dev.orderflow.cli.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What became of the lines; batches in flight add to it at the same time. */
final class Tally {

  /** Failures kept for the JSON summary; people see each as it happens. */
  static final int MOST_KEPT = 1000;

  private final AtomicLong published = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong retried = new AtomicLong();
  private final List<Reading.Failure> kept = new ArrayList<>();
  private final Consumer<Reading.Failure> teller;

  Tally(Consumer<Reading.Failure> teller) {
    this.teller = teller;
  }

  void published(int entries) {
    published.addAndGet(entries);
  }

  void retried(int entries) {
    retried.addAndGet(entries);
  }

  synchronized void failed(Reading.Failure failure) {
    failed.incrementAndGet();
    if (kept.size() < MOST_KEPT) {
      kept.add(failure);
    }
    teller.accept(failure);
  }

  long published() {
    return published.get();
  }

  long failed() {
    return failed.get();
  }

  long retried() {
    return retried.get();
  }

  synchronized List<Reading.Failure> kept() {
    return List.copyOf(kept);
  }
}
