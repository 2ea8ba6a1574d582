package dev.orderflow.deadletters;

/** A letter that is not what its destination takes, or that has none. */
public final class UndeliverableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UndeliverableException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
