package dev.orderflow.deadletters;

/** Brings back changes of a table of which a letter says where they are, and not what. */
@FunctionalInterface
public interface GivenUpChanges {

  /**
   * Returns when the function has done all of them.
   *
   * @throws UndeliverableException if it did not, or if they are nowhere any more
   */
  void bring(StreamRange range, String function);
}
