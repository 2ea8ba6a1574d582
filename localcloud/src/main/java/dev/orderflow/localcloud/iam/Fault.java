package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.endpoint.AwsError;

/** A way in which a call can fail on purpose. */
public enum Fault {
  /** The service takes no more calls for now; nothing has happened. */
  THROTTLED,
  /** The service failed; nothing has happened. */
  FAILED,
  /** The call took effect, but its caller is told that it failed. */
  ANSWER_LOST,
  /** The function dies before the call; nothing has happened. */
  CRASHED_BEFORE,
  /** The call took effect, and the function dies before it learns of it. */
  CRASHED_AFTER;

  boolean strikesAfterwards() {
    return this == ANSWER_LOST || this == CRASHED_AFTER;
  }

  /** What the call ends with; it does not return. */
  void strike(Access access) {
    switch (this) {
      case THROTTLED ->
          throw new AwsError(throttlingCode(access.service()), 400, "Rate exceeded (on purpose)");
      case FAILED, ANSWER_LOST ->
          throw new AwsError("InternalServerError", 500, access.action() + " failed (on purpose)");
      case CRASHED_BEFORE, CRASHED_AFTER -> throw new Crash(access.action());
    }
  }

  private static String throttlingCode(String service) {
    return switch (service) {
      case "dynamodb" -> "ProvisionedThroughputExceededException";
      case "sqs" -> "RequestThrottled";
      default -> "ThrottlingException";
    };
  }
}
