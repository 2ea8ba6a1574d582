package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.JournalException;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.util.ArrayList;
import java.util.List;

/** Gives a queue's messages to those who receive them. To be used in the queue's turn. */
record MessageHandout(MessageOrder messages, Journal journal, QueueCounts counts) {

  /**
   * @param until they are hidden
   * @param dead gets those that were received too often, which leave the queue
   * @throws JournalException if it cannot be kept; then none was received
   */
  List<ReceivedMessage> of(
      List<QueuedMessage> visible,
      StoredQueue settings,
      long now,
      long until,
      List<QueuedMessage> dead) {
    List<QueuedMessage> taken = new ArrayList<>(visible.size());
    for (QueuedMessage message : visible) {
      if (settings.deadLetterQueue() != null && message.receives >= settings.maxReceiveCount()) {
        messages.remove(message.id);
        dead.add(message);
      } else {
        taken.add(message);
      }
    }
    return received(taken, now, until);
  }

  /** A full disk must not make dead letters of messages that nobody was given. */
  private List<ReceivedMessage> received(List<QueuedMessage> taken, long now, long until) {
    List<Runnable> takenBack = new ArrayList<>(taken.size());
    try {
      List<ReceivedMessage> received = new ArrayList<>(taken.size());
      for (QueuedMessage message : taken) {
        takenBack.add(message.receive(now));
        received.add(ReceivedMessage.of(message));
      }
      journal.keep(taken, message -> message.received(until, true));
      taken.forEach(message -> messages.postpone(message, until));
      counts.received(received.size());
      return received;
    } catch (JournalException e) {
      takenBack.forEach(Runnable::run);
      throw e;
    }
  }
}
