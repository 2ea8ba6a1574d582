package dev.orderflow.localcloud.bus;

/** A target did not take an event. */
public final class DeliveryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final boolean retryable;

  /**
   * @param code as EventBridge names it on the dead letter, such as {@code NO_PERMISSIONS}
   * @param retryable whether another attempt may succeed
   */
  public DeliveryException(String code, String message, boolean retryable) {
    super(message);
    this.code = code;
    this.retryable = retryable;
  }

  String code() {
    return code;
  }

  boolean retryable() {
    return retryable;
  }
}
