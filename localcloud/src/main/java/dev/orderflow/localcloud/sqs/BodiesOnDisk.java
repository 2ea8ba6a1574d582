package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.FileJournal;
import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import dev.orderflow.localcloud.sqs.journal.JournalException;
import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of waiting messages for which memory has no room. Where queues are kept, their journal
 * has every body anyway; else there is one for bodies alone, in a temporary file.
 */
final class BodiesOnDisk implements AutoCloseable {

  private static final String SPOOL = "bodies";

  private final Journal journal;
  private final AtomicLong moved = new AtomicLong();
  private @Nullable Path directory;
  private @Nullable Journal spool;
  private boolean closed;

  BodiesOnDisk(Journal journal) {
    this.journal = journal;
  }

  /** How many bodies have been moved here since the start. */
  long moved() {
    return moved.get();
  }

  void keep(String messageId, String body) {
    if (!journal.keeps()) {
      spool().write(List.of(new MessageKept(StoredMessage.ofBody(SPOOL, messageId, body))));
    }
    moved.incrementAndGet();
  }

  String read(String messageId) {
    return (journal.keeps() ? journal : spool()).body(messageId);
  }

  /** The message is no more. */
  synchronized void remove(String messageId) {
    if (spool == null || closed) {
      return;
    }
    try {
      spool.write(List.of(new MessageDeleted(messageId)));
    } catch (JournalException e) {
      // a full disk: it takes its place until the queues are closed
    }
  }

  private synchronized Journal spool() {
    if (closed) {
      throw new JournalException("the queues are closed");
    }
    if (spool == null) {
      try {
        directory = Files.createTempDirectory("orderflow-queues-");
        spool = FileJournal.open(directory.resolve(SPOOL)).journal();
      } catch (IOException e) {
        throw new JournalException(Path.of(SPOOL), e);
      }
      spool.write(List.of(new QueueKept(queue())));
    }
    return spool;
  }

  private static StoredQueue queue() {
    return new QueueSettings(
            SPOOL,
            Duration.ofSeconds(30),
            QueueSettings.DEFAULT_RETENTION,
            Duration.ZERO,
            Duration.ZERO,
            null)
        .stored(0, null);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (spool == null || directory == null) {
      return;
    }
    spool.close();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      // a temporary directory, which the system clears some time
    }
  }
}
