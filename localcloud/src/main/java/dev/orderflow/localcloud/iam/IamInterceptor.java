package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.endpoint.AwsError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where all calls of one function to AWS services pass, whichever way they come: counted,
 * authorised against its role, and made to fail if someone wants them to.
 */
public final class IamInterceptor {

  // Resources are a handful; a function that makes names up must not fill the memory.
  private static final int MOST_REMEMBERED = 1_000;

  private static final Runnable NOTHING = () -> {};

  /** What a call does. */
  @FunctionalInterface
  interface Effect<T, X extends Exception> {
    T run() throws X;
  }

  private final Caller.FunctionSession caller;
  private final Policy policy;
  private final Faults faults;
  private final Map<Access, Decision> decisions = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  public IamInterceptor(Caller.FunctionSession caller, Policy policy, Faults faults) {
    this.caller = caller;
    this.policy = policy;
    this.faults = faults;
  }

  /** How often each action was called, denied calls included. */
  public Map<String, Long> counts() {
    Map<String, Long> copy = new TreeMap<>();
    counts.forEach((action, count) -> copy.put(action, count.sum()));
    return copy;
  }

  /**
   * @throws AwsError if one of the accesses is denied, or fails on purpose
   * @throws Crash if the function is to die here
   */
  <T, X extends Exception> T call(List<Access> accesses, Effect<T, X> effect) throws X {
    List<Access> calls = withoutContexts(accesses);
    calls.forEach(call -> count(call.action()));
    accesses.forEach(this::authorise);
    Runnable afterwards = NOTHING;
    for (Access access : calls) {
      Fault fault = faults.draw(access.action());
      if (fault != null && fault.strikesAfterwards()) {
        afterwards = () -> fault.strike(access);
      } else if (fault != null) {
        fault.strike(access);
      }
    }
    T answer = effect.run();
    afterwards.run();
    return answer;
  }

  /** Whether the next event of a call to PutEvents is refused, on purpose. */
  boolean refusesEvent() {
    return faults.draw(Faults.EVENT) != null;
  }

  /** Ten events of one request are one call, of whatever types they are. */
  private static List<Access> withoutContexts(List<Access> accesses) {
    return accesses.size() < 2
        ? accesses
        : accesses.stream().map(Access::withoutContext).distinct().toList();
  }

  private void count(String action) {
    LongAdder count = counts.get(action);
    // computeIfAbsent alone may lock
    (count == null ? counts.computeIfAbsent(action, any -> new LongAdder()) : count).increment();
  }

  private void authorise(Access access) {
    Decision decision = decisions.get(access);
    if (decision == null) {
      decision = policy.decide(access, context(access));
      if (decisions.size() < MOST_REMEMBERED) {
        decisions.put(access, decision);
      }
    }
    switch (decision) {
      case ALLOWED -> {}
      case DENIED -> throw denied(access, "with an explicit deny in an identity-based policy");
      case NOT_ALLOWED ->
          throw denied(
              access, "because no identity-based policy allows the " + access.action() + " action");
    }
  }

  private Map<String, String> context(Access access) {
    Map<String, String> context = new HashMap<>(access.context());
    context.put(Condition.PRINCIPAL_ARN, caller.arn());
    return context;
  }

  private AwsError denied(Access access, String why) {
    String service = access.service();
    boolean query = service.equals("sqs") || service.equals("cloudwatch");
    return new AwsError(
        query ? "AccessDenied" : "AccessDeniedException",
        query || service.equals("ses") ? 403 : 400,
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(caller.arn(), access.action(), access.resource(), why));
  }
}
