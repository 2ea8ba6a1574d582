package dev.orderflow.deadletters;

/** A letter that is not what its destination takes, or that has none. */
final class UndeliverableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UndeliverableException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
