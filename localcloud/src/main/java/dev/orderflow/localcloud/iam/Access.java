package dev.orderflow.localcloud.iam;

import java.util.Map;

/**
 * What a call needs to be allowed.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource an ARN
 * @param context what conditions may ask of this call, beside who makes it
 */
record Access(String action, String resource, Map<String, String> context) {

  Access(String action, String resource) {
    this(action, resource, Map.of());
  }

  /** Such as {@code dynamodb}. */
  String service() {
    return action.substring(0, action.indexOf(':'));
  }
}
