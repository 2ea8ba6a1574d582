package dev.orderflow.localcloud.iam;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Which calls fail on purpose: none, until told. Actions are named as in policies. */
public final class Faults {

  private record Plan(Fault fault, BooleanSupplier strikes) {}

  /** Stands among the actions for one event of a call. */
  static final String EVENT = "events:PutEvents/event";

  private final Map<String, Plan> plans = new ConcurrentHashMap<>();

  /** The next {@code calls} of {@code action} fail. */
  public void failNext(String action, int calls, Fault fault) {
    int[] left = {calls};
    plans.put(action, new Plan(fault, () -> left[0] > 0 && left[0]-- > 0));
  }

  /** Calls of {@code action} fail with a probability from 0 to 1, as the seed has it. */
  public void failRandomly(String action, double probability, long seed, Fault fault) {
    Random random = new Random(seed);
    plans.put(action, new Plan(fault, () -> random.nextDouble() < probability));
  }

  /** Single events of a call to PutEvents are refused, with a probability from 0 to 1. */
  public void refuseEvents(double probability, long seed) {
    failRandomly(EVENT, probability, seed, Fault.FAILED);
  }

  /** No call fails any more. */
  public void clear() {
    plans.clear();
  }

  @Nullable Fault draw(String action) {
    if (plans.isEmpty()) {
      return null;
    }
    Plan plan = plans.get(action);
    if (plan == null) {
      return null;
    }
    synchronized (plan) {
      return plan.strikes().getAsBoolean() ? plan.fault() : null;
    }
  }
}
