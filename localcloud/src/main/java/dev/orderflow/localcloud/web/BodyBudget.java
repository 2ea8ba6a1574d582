package dev.orderflow.localcloud.web;

import dev.orderflow.localcloud.work.HeapShare;
import java.util.concurrent.atomic.AtomicLong;

/** How much memory everything that clients have sent, or are to be sent, may take together. */
final class BodyBudget {

  /**
   * Shared by all servers of this process. A body is copied some times on its way through a
   * handler, and the whole process has ten times as much.
   */
  static final BodyBudget OF_PROCESS = new BodyBudget(HeapShare.WEB_BODIES.bytes());

  private final AtomicLong left;

  BodyBudget(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  boolean take(long bytes) {
    long before = left.get();
    while (before >= bytes) {
      if (left.compareAndSet(before, before - bytes)) {
        return true;
      }
      before = left.get();
    }
    return false;
  }

  void giveBack(long bytes) {
    left.addAndGet(bytes);
  }

  long left() {
    return left.get();
  }
}
