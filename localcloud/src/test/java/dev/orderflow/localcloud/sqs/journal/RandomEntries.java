package dev.orderflow.localcloud.sqs.journal;

import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageReceived;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueuePurged;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A life of queues such as engines lead: messages come, are received, moved and deleted. */
final class RandomEntries {

  private static final int MAX_MESSAGES = 100;
  private static final int MAX_BODY = 300;

  private final Random random;
  private final Deque<String> messages = new ArrayDeque<>();
  private int ids;

  RandomEntries(Random random) {
    this.random = random;
  }

  /** An upper bound of what can count at one time, in bytes. */
  long largestLive() {
    return MAX_MESSAGES * (4L * MAX_BODY + 500);
  }

  List<JournalEntry> take(int count) {
    List<JournalEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(next());
    }
    return entries;
  }

  JournalEntry next() {
    int dice = random.nextInt(1_000);
    if (dice < 30 || messages.isEmpty() && dice < 300) {
      return new QueueKept(queue(anyQueue(), random.nextBoolean() ? anyQueue() : null));
    } else if (dice < 33) {
      return new QueueDeleted(anyQueue());
    } else if (dice < 38) {
      return new QueuePurged(anyQueue());
    } else if (messages.size() >= MAX_MESSAGES || dice < 330 && !messages.isEmpty()) {
      return new MessageDeleted(messages.removeFirst());
    } else if (dice < 600 && !messages.isEmpty()) {
      return new MessageReceived(
          messages.getFirst(), "receipt", random.nextInt(9), dice, dice, random.nextBoolean());
    } else if (dice < 650 && !messages.isEmpty()) {
      StoredMessage moved = message(anyQueue(), messages.getLast(), anyBody());
      return new MessageKept(random.nextBoolean() ? moved : moved.withoutLastReceive());
    }
    messages.addLast("m" + ids++);
    return new MessageKept(message(anyQueue(), messages.getLast(), anyBody()));
  }

  private String anyQueue() {
    return "q" + random.nextInt(3);
  }

  private String anyBody() {
    return "ü🛒x".repeat(random.nextInt(MAX_BODY / 4));
  }

  static StoredQueue queue(String name, @Nullable String deadLetterQueue) {
    return new StoredQueue(
        name,
        Duration.ofSeconds(30),
        Duration.ofDays(4),
        Duration.ZERO,
        Duration.ofSeconds(20),
        1,
        2,
        deadLetterQueue,
        deadLetterQueue == null ? 0 : 5,
        name.endsWith("2"),
        false,
        Map.of("team", "orders"),
        2_048,
        Map.of("Policy", "{}"));
  }

  static StoredMessage message(String queue, String id, String body) {
    return new StoredMessage(
        queue,
        id,
        body,
        List.of(new StoredMessage.Attribute("validatedAt", "String", "now")),
        3,
        4,
        0,
        0,
        null,
        null,
        body.isEmpty() ? null : "dedup",
        "Root=1",
        null,
        "q9");
  }
}
