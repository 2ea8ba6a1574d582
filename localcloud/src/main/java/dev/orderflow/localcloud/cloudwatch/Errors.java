package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.endpoint.AwsError;

/** What CloudWatch refuses. */
final class Errors {

  private Errors() {}

  static AwsError invalid(String message) {
    return new AwsError("ValidationError", 400, message);
  }

  static AwsError invalidValue(String message) {
    return new AwsError("InvalidParameterValue", 400, message);
  }

  static AwsError badToken() {
    return new AwsError("InvalidNextToken", 400, "The next token is not valid.");
  }
}
