package dev.orderflow.services.billing;

import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The moments before and after each call that a function makes, counted from zero. */
final class Points {
  private int passed;
  private IntConsumer hook = _ -> {};

  void watch(IntConsumer newHook) {
    passed = 0;
    hook = newHook;
  }

  int passed() {
    return passed;
  }

  <T> T call(Supplier<T> effect) {
    hook.accept(passed++);
    T answer = effect.get();
    hook.accept(passed++);
    return answer;
  }
}
