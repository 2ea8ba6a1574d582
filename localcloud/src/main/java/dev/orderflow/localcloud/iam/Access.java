package dev.orderflow.localcloud.iam;

/**
 * What a call needs to be allowed.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource an ARN
 */
record Access(String action, String resource) {

  /** Such as {@code dynamodb}. */
  String service() {
    return action.substring(0, action.indexOf(':'));
  }
}
