package dev.orderflow.deadletters;

import software.amazon.awssdk.core.exception.SdkException;

/** What became of one letter. */
public sealed interface Result {

  /** It is where it belongs, and no longer here; or it would be. */
  record Moved() implements Result {}

  /** It stays where it is, because it is not what its destination takes. */
  record Refused(String reason) implements Result {}

  /** It stays where it is, because a call failed. */
  record Failed(SdkException failure) implements Result {}
}
