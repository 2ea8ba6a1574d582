package dev.orderflow.localcloud.logs;

/** One execution environment's lines in a group; the group guards its times. */
final class LogStream {

  private final String name;
  private final long created;
  private long first;
  private long last;

  LogStream(String name, long created) {
    this.name = name;
    this.created = created;
  }

  String name() {
    return name;
  }

  long created() {
    return created;
  }

  /** When its first line came, 0 if none has. */
  long first() {
    return first;
  }

  long last() {
    return last;
  }

  void wrote(long timestamp) {
    first = first == 0 ? timestamp : first;
    last = timestamp;
  }
}
