package dev.orderflow.services.notifications;

import java.util.Set;
import java.util.function.Supplier;

/** Ends the process just before or just after chosen calls to what lies outside of it. */
final class Crashes {

  /** No exception, so that nothing catches it. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("the process died", null, false, false);
    }
  }

  private final Set<Integer> points;
  private int next;

  /**
   * @param points 0 is before the first call, 1 after it, 2 before the second ...
   */
  Crashes(Set<Integer> points) {
    this.points = points;
  }

  /** How many points there were. */
  int passed() {
    return next;
  }

  <T> T call(Supplier<T> effect) {
    pass();
    try {
      return effect.get();
    } finally {
      pass();
    }
  }

  private void pass() {
    if (points.contains(next++)) {
      throw new Crash();
    }
  }
}
