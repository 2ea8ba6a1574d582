package dev.orderflow.localcloud.logs;

/**
 * One line.
 *
 * @param id counts up within the group
 * @param timestamp epoch milliseconds, never less than that of the line before it
 */
record LogEvent(long id, long timestamp, LogStream stream, String message) {

  // What CloudWatch Logs bills for an event on top of its message.
  private static final int OVERHEAD = 26;

  private static final int IN_MEMORY = 120;

  /** About what it takes in memory. */
  int held() {
    return message.length() + IN_MEMORY;
  }

  int bytes() {
    return message.length() + OVERHEAD;
  }
}
