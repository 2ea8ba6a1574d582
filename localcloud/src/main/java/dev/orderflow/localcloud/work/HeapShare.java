package dev.orderflow.localcloud.work;

/**
 * Who may hold how much of the heap. All that grows with what comes in takes its bound from here,
 * so that the sum is what the process has beside its young generation; a test adds it up.
 */
public enum HeapShare {
  /** Classes, engines, functions and the templates, when nothing is under way. */
  SYSTEM(56),
  /** What clients have sent or are to be sent. */
  WEB_BODIES(48),
  /** Pages of tables, as the engine has them and as the SDK does. */
  TABLE_PAGES(64),
  /** The same pages as JSON, for clients. */
  TABLE_ANSWERS(16),
  /** Messages in queues and events on their way, without the bodies that are on disk. */
  MESSAGES(96),
  /** Changes of tables that functions are yet to take. */
  STREAMS(24),
  /** The latest lines of functions. */
  LOGS(40),
  METRICS(64),
  /** Mails that are not kept in a directory. */
  MAIL(8);

  private final int megabytes;

  HeapShare(int megabytes) {
    this.megabytes = megabytes;
  }

  public long bytes() {
    return (long) megabytes << 20;
  }
}
