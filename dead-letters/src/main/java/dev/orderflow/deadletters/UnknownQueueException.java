package dev.orderflow.deadletters;

/** A name that no queue has, or none of dead letters. */
public final class UnknownQueueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownQueueException(String message) {
    super(message, null, false, false);
  }

  /** One line for people; it holds the name as it was given. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
