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

  /** By hand, as {@link #hashCode}: the quick compiler takes long over a record's own. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Access that
        && resource.equals(that.resource)
        && action.equals(that.action)
        && context.equals(that.context);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * action.hashCode() + resource.hashCode()) + context.hashCode();
  }

  /** The call that it stands for, whatever else conditions may ask of it. */
  Access withoutContext() {
    return context.isEmpty() ? this : new Access(action, resource);
  }

  /** Such as {@code dynamodb}. */
  String service() {
    return action.substring(0, action.indexOf(':'));
  }
}
