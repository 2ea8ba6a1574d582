package dev.orderflow.localcloud.sqs;

/**
 * Why SQS would not take a message.
 *
 * @param code SQS's error code
 */
record Refusal(String code, String message) {

  static final String INVALID_PARAMETER = "InvalidParameterValue";
  static final String INVALID_CONTENTS = "InvalidMessageContents";
  static final String MISSING_PARAMETER = "MissingParameter";

  static Refusal invalid(String reason) {
    return new Refusal(INVALID_PARAMETER, reason);
  }

  static Refusal missing(String parameter) {
    return new Refusal(
        MISSING_PARAMETER, "The request must contain the parameter " + parameter + ".");
  }
}
