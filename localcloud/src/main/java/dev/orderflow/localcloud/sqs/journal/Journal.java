package dev.orderflow.localcloud.sqs.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where changes of the queues are kept before they are acknowledged. */
public sealed interface Journal extends AutoCloseable permits FileJournal, NoJournal {

  /** Characters from which on a body may be read from the disk when it is wanted. */
  int LARGE_BODY = 4 << 10;

  /** Whether anything is kept at all; entries need not be made for a journal that keeps none. */
  boolean keeps();

  /**
   * Returns when the entries will be found even if the process is killed. If it is killed before,
   * any number of them, from the first on, may be found.
   *
   * @throws JournalException if they could not be written, and none will be found; later ones can
   *     still be written once the cause is gone
   */
  void write(List<JournalEntry> entries);

  /** Writes what stands for each change, if anything is kept at all. */
  default <T> void keep(List<T> changes, Function<T, JournalEntry> entry) {
    if (keeps()) {
      write(changes.stream().map(entry).toList());
    }
  }

  /**
   * The body of a message that is kept.
   *
   * @throws JournalException if it is not there, or cannot be read
   */
  String body(String messageId);

  /** Why nothing can be kept at present; what failed is tried again. */
  Optional<String> trouble();

  @Override
  void close();

  /** Keeps nothing: for queues that live in memory only. */
  static Journal none() {
    return NoJournal.INSTANCE;
  }
}
