package dev.orderflow.kit;

import java.util.Set;

/**
 * Attributes of a dead letter that say why it is one. The first three are named as EventBridge
 * names its own, so that whoever reads letters reads them alike.
 */
public final class FailureAttributes {

  /** The kind of fault. */
  public static final String CODE = "ERROR_CODE";

  public static final String MESSAGE = "ERROR_MESSAGE";

  /** Attempts after the first. */
  public static final String RETRIES = "RETRY_ATTEMPTS";

  /** The id that the message had where it failed, as logs have it. */
  public static final String MESSAGE_ID = "FAILED_MESSAGE_ID";

  /** They would be untrue after another delivery. */
  public static final Set<String> ALL = Set.of(CODE, MESSAGE, RETRIES, MESSAGE_ID);

  private FailureAttributes() {}
}
