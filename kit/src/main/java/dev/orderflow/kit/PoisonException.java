package dev.orderflow.kit;

/**
 * A message that no retry can mend. It comes back without a pause until the queue's receives are
 * used up, and then is in its dead-letter queue.
 */
public final class PoisonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, naming fields and rules and no values, which may be personal
   */
  public PoisonException(String message) {
    super(message);
  }

  public PoisonException(String message, Throwable cause) {
    super(message, cause);
  }
}
