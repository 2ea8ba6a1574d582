package dev.orderflow.cli.importing;

/** A value that keeps its line out of any order. */
final class UnfitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final LeftOut reason;

  UnfitException(LeftOut reason) {
    super(reason.text(), null, false, false); // No stack trace: there are many, and none is a bug.
    this.reason = reason;
  }

  LeftOut reason() {
    return reason;
  }
}
