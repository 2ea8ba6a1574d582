package dev.orderflow.localcloud.bus;

/** What became of one entry of PutEvents. */
sealed interface EntryResult {

  /**
   * @param eventId by which every target will know the event
   */
  record Accepted(String eventId) implements EntryResult {}

  /**
   * @param code AWS's error code for the entry
   */
  record Refused(String code, String message) implements EntryResult {}
}
