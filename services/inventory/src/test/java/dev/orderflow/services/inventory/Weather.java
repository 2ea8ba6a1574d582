package dev.orderflow.services.inventory;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happens to a process's calls: nothing, until told. */
final class Weather {

  /** The process dies; nobody catches this. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** On which side of a call the process dies: whether the call took effect. */
  enum Side {
    BEFORE,
    AFTER
  }

  private final AtomicInteger calls = new AtomicInteger();
  private int deadly;
  private Side side = Side.BEFORE;
  private @Nullable Runnable meanwhile;

  /** Calls since the last plan. */
  int calls() {
    return calls.get();
  }

  void calm() {
    dieAt(0, Side.BEFORE);
  }

  /**
   * @param call counted from 1, from now on
   */
  void dieAt(int call, Side where) {
    calls.set(0);
    deadly = call;
    side = where;
    meanwhile = null;
  }

  /** Someone else does something just before that call. */
  void justBefore(int call, Runnable what) {
    dieAt(call, Side.BEFORE);
    meanwhile = what;
  }

  <T> T call(Supplier<T> call) {
    boolean now = calls.incrementAndGet() == deadly;
    Runnable other = meanwhile;
    if (now && other != null) {
      meanwhile = null;
      deadly = 0;
      other.run();
      return call.get();
    }
    if (now && side == Side.BEFORE) {
      throw new Death();
    }
    T answer = call.get();
    if (now) {
      throw new Death();
    }
    return answer;
  }
}
