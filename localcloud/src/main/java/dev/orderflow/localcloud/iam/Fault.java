package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.endpoint.AwsError;

/** A way in which a call can fail on purpose. */
public enum Fault {
  /** The service takes no more calls for now; nothing has happened. */
  THROTTLED,
  /** The service failed; nothing has happened. */
  FAILED,
  /** The call took effect, but its caller is told that it failed. */
  ANSWER_LOST;

  AwsError error(Access access) {
    if (this == THROTTLED) {
      return new AwsError(throttlingCode(access.service()), 400, "Rate exceeded (on purpose)");
    }
    return new AwsError("InternalServerError", 500, access.action() + " failed (on purpose)");
  }

  private static String throttlingCode(String service) {
    return switch (service) {
      case "dynamodb" -> "ProvisionedThroughputExceededException";
      case "sqs" -> "RequestThrottled";
      default -> "ThrottlingException";
    };
  }
}
