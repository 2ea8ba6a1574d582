package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.ActorRef;
import org.jspecify.annotations.Nullable;

/** Finds queues and asks them. */
record Queues(ActorRef manager, QueueDirectory directory, Asks asks) {

  /**
   * @throws software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException if it does not
   */
  KnownQueue at(@Nullable String url) {
    if (url == null) {
      throw SqsErrors.refused(Refusal.missing("QueueUrl"));
    }
    return named(QueueAddress.queueName(url));
  }

  KnownQueue named(@Nullable String name) {
    KnownQueue queue = name == null ? null : directory.find(name);
    if (queue == null) {
      throw SqsErrors.noSuchQueue();
    }
    return queue;
  }

  /** A move task's queues are named by ARN, and missed in another way. */
  KnownQueue byArn(@Nullable String arn) {
    KnownQueue queue = arn == null ? null : directory.find(Arns.queueName(arn));
    if (queue == null) {
      throw SqsErrors.refused(
          SqsErrors.NOT_FOUND, "The resource that you specified for the ARN does not exist.");
    }
    return queue;
  }

  QueueCounts counts(KnownQueue queue) {
    return directory.counts(queue.name());
  }

  List<KnownQueue> all() {
    return directory.all();
  }

  List<KnownQueue> sourcesOf(String deadLetterQueue) {
    return directory.sourcesOf(deadLetterQueue);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  <T> T ask(KnownQueue queue, Object question) {
    return asks.ask(queue.actor(), question);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  <T> T ask(KnownQueue queue, Object question, Duration wait) {
    return asks.ask(queue.actor(), question, wait);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  <T> T askManager(Object question) {
    return asks.ask(manager, question);
  }
}
