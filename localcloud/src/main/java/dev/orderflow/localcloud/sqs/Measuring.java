package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.MessageQueue;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Counts the messages of a queue, in its actor's turn. */
final class Measuring {

  private Measuring() {}

  static QueueMeasure look(MessageQueue queue, long now, QueueCounts counts) {
    if (queue instanceof MessageOrder order) {
      return measure(queue.size(), order.notVisible(now), order.oldest(), now, counts);
    }
    List<InternalMessage> all = new ArrayList<>();
    CollectionConverters.asJava(queue.all()).forEach(all::add);
    List<InternalMessage> hidden =
        all.stream().filter(message -> message.nextDelivery() > now).toList();
    InternalMessage oldest =
        all.stream().min(Comparator.comparing(message -> message.created())).orElse(null);
    return measure(all.size(), hidden, oldest, now, counts);
  }

  private static QueueMeasure measure(
      long size,
      List<InternalMessage> hidden,
      @Nullable InternalMessage oldest,
      long now,
      QueueCounts counts) {
    long delayed = hidden.stream().filter(message -> message.receiveCount() == 0).count();
    long age = oldest == null ? 0 : now - oldest.created().toInstant().toEpochMilli();
    return counts.with(
        size - hidden.size(),
        hidden.size() - delayed,
        delayed,
        Duration.ofMillis(Math.max(0, age)));
  }
}
