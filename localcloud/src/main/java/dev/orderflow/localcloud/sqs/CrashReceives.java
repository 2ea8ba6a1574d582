package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.OpenedJournal;
import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Receives that ended with the process, which are not counted: they say nothing of the message. On
 * AWS they would count, but a visibility timeout apart; here a process that dies again and again
 * would make dead letters of healthy messages within a minute.
 *
 * <p>A message can be what kills the process, so it is forgiven so many times and no more.
 */
final class CrashReceives {

  static final int MOST_FORGIVEN = 20;

  /** How finely file systems keep the time of the last write, and more. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private CrashReceives() {}

  /** The messages that a journal had, as they are to go on. */
  static List<StoredMessage> settle(OpenedJournal opened) {
    Journal journal = opened.journal();
    List<StoredMessage> settled = new ArrayList<>();
    for (StoredMessage message : opened.messages()) {
      if (diedWithProcess(message, opened.lastWritten())) {
        StoredMessage forgiven = message.withoutLastReceive();
        // one at a time: their bodies may be more than there is memory for
        journal.write(List.of(new MessageKept(forgiven.withBodyOf(journal))));
        settled.add(forgiven);
      } else {
        settled.add(message);
      }
    }
    return settled;
  }

  private static boolean diedWithProcess(StoredMessage message, long lastWritten) {
    return message.inFlight()
        && message.visibleAt() > lastWritten + MARGIN.toMillis()
        && message.receiveCount() > 0
        && message.forgiven() < MOST_FORGIVEN;
  }
}
