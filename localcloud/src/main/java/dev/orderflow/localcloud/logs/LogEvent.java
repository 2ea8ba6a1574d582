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

  int bytes() {
    return message.length() + OVERHEAD;
  }
}
