package dev.orderflow.cli.sending;

/** What the input gives, in its order. */
sealed interface Reading {

  /**
   * An order event to publish.
   *
   * @param line where its detail stands
   * @param detail the line as it is
   * @param size as PutEvents counts it, in bytes
   */
  record Entry(long line, String detail, int size) implements Reading {}

  /** A line that is not published, or an entry that the bus would not take. */
  record Failure(long line, String code, String message) implements Reading {}

  /** Nothing follows. */
  record End() implements Reading {}
}
