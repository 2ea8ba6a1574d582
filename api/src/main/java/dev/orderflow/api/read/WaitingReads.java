package dev.orderflow.api.read;

import dev.orderflow.api.http.CallerLeases;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.kit.BoundedLeases;
import dev.orderflow.kit.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Bounds how many reads wait at once, since each holds an execution: one customer's, so that nobody
 * takes them from the others, and all of them, so that they leave executions to reads that do not
 * wait.
 */
record WaitingReads(CallerLeases ofOne, CallerLeases ofAll) {

  private static final int MOST_OF_ONE = 5;

  /** For the last look, and for clocks that differ. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** No customer's id has a blank. */
  private static final String ALL = "all waiting";

  static WaitingReads in(Environment environment) {
    int most = Integer.parseInt(environment.variable("WAITING_READS"));
    return new WaitingReads(leases(environment, MOST_OF_ONE), leases(environment, most));
  }

  private static CallerLeases leases(Environment environment, int most) {
    String table = environment.variable("RATE_LIMITS_TABLE");
    return new CallerLeases(
        new BoundedLeases(environment::dynamoDb, table, "customerId", most),
        ProblemType.TOO_MANY_WAITING,
        "Too many reads wait for a change. Read without wait, or wait less often.");
  }

  /**
   * What comes of waiting for so long at most.
   *
   * @throws dev.orderflow.api.http.ProblemException if too many wait already
   */
  <T> T during(Request request, Instant now, Duration wait, Supplier<T> waiting) {
    Duration longest = wait.plus(MARGIN);
    String holder = "waiting " + request.caller().customerId();
    return ofOne.during(
        holder, request, now, longest, () -> ofAll.during(ALL, request, now, longest, waiting));
  }
}
