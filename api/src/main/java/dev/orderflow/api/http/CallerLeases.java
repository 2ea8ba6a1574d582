package dev.orderflow.api.http;

import dev.orderflow.kit.BoundedLeases;
import dev.orderflow.kit.BoundedLeases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Does for a caller what takes long, if not too much of it is being done already.
 *
 * @param tooMany what one is told who is refused, with when to try again
 */
public record CallerLeases(BoundedLeases leases, ProblemType tooMany, String detail) {

  /**
   * @param holder whose share it takes
   * @param longest by when it has ended, whatever happens to this process
   * @throws ProblemException if it is too much
   */
  public <T> T during(
      String holder, Request request, Instant now, Duration longest, Supplier<T> work) {
    return switch (leases.take(holder, request.id(), now, now.plus(longest))) {
      case BoundedLeases.Outcome.Full(var freeAt) -> throw refusal(Duration.between(now, freeAt));
      case BoundedLeases.Outcome.Taken(var lease) -> {
        try {
          yield work.get();
        } finally {
          giveBack(lease);
        }
      }
    };
  }

  private void giveBack(Lease lease) {
    try {
      leases.release(lease);
    } catch (SdkException e) {
      // it ends by itself, and the answer is as good
    }
  }

  private ProblemException refusal(Duration wait) {
    return new ProblemException(tooMany.response(detail).with("retry-after", RetryAfter.in(wait)));
  }
}
