package dev.orderflow.services.billing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The moments before and after each call that a function makes, counted from zero. */
final class Points {
  private final AtomicInteger passed = new AtomicInteger();
  private IntConsumer hook = _ -> {};

  void watch(IntConsumer newHook) {
    passed.set(0);
    hook = newHook;
  }

  int passed() {
    return passed.get();
  }

  <T> T call(Supplier<T> effect) {
    hook.accept(passed.getAndIncrement());
    T answer = effect.get();
    hook.accept(passed.getAndIncrement());
    return answer;
  }
}
