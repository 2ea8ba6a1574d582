package dev.orderflow.deadletters;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Finds queues, and those that hold dead letters. */
public final class Queues {

  /** How queues of dead letters are named that no other queue's redrive policy names. */
  private static final String SUFFIX = "-dlq";

  // With a page size SQS pages through all queues; without one it stops at a thousand.
  private static final int PAGE = 1000;

  private record Queue(String url, Map<QueueAttributeName, String> attributes) {

    String arn() {
      return attribute(QueueAttributeName.QUEUE_ARN);
    }

    String name() {
      return arn().substring(arn().lastIndexOf(':') + 1);
    }

    String attribute(QueueAttributeName name) {
      return attributes.getOrDefault(name, "");
    }
  }

  private final SqsClient sqs;
  private final Predicate<String> names;

  public Queues(SqsClient sqs) {
    this(sqs, _ -> true);
  }

  /**
   * @param names of the queues to look at; others may not be the caller's to see
   */
  public Queues(SqsClient sqs, Predicate<String> names) {
    this.sqs = sqs;
    this.names = names;
  }

  /** All queues, by name. */
  public List<QueueDepth> depths() {
    return all().stream()
        .map(Queues::depth)
        .sorted(Comparator.comparing(QueueDepth::name))
        .toList();
  }

  /** Those that a redrive policy names, and those whose name says so; by name. */
  public List<DeadLetterQueue> deadLetterQueues() {
    List<Queue> all = all();
    Map<String, List<String>> sources = sources(all);
    return all.stream()
        .filter(q -> sources.containsKey(q.arn()) || q.arn().endsWith(SUFFIX))
        .map(q -> deadLetters(q, sources.getOrDefault(q.arn(), List.of())))
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  /**
   * @throws UnknownQueueException if no queue has the name, or none of dead letters
   */
  public DeadLetterQueue named(String name) {
    if (!names.test(name)) {
      throw new UnknownQueueException("no queue " + name);
    }
    String url = url(name);
    List<String> sources =
        sqs.listDeadLetterSourceQueuesPaginator(r -> r.queueUrl(url)).queueUrls().stream()
            .filter(source -> names.test(nameOf(source)))
            .map(source -> describe(source).arn())
            .toList();
    if (sources.isEmpty() && !name.endsWith(SUFFIX)) {
      // Reading a working queue would count as receives, and could bury its messages.
      throw new UnknownQueueException(name + " is no dead letter queue");
    }
    return deadLetters(describe(url), sources);
  }

  String url(String name) {
    try {
      return sqs.getQueueUrl(r -> r.queueName(name)).queueUrl();
    } catch (QueueDoesNotExistException e) {
      throw new UnknownQueueException("no queue " + name);
    }
  }

  private List<Queue> all() {
    return sqs
        .listQueuesPaginator(ListQueuesRequest.builder().maxResults(PAGE).build())
        .queueUrls()
        .stream()
        .filter(url -> names.test(nameOf(url)))
        .map(this::describe)
        .toList();
  }

  private static String nameOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private Queue describe(String url) {
    var response =
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL));
    return new Queue(url, response.attributes());
  }

  private static DeadLetterQueue deadLetters(Queue queue, List<String> sources) {
    return new DeadLetterQueue(
        queue.name(),
        queue.url(),
        queue.arn(),
        count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        sources);
  }

  private static QueueDepth depth(Queue queue) {
    String target = redriveTarget(queue.attribute(QueueAttributeName.REDRIVE_POLICY));
    return new QueueDepth(
        queue.name(),
        count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        target.isEmpty() ? null : target.substring(target.lastIndexOf(':') + 1));
  }

  private static long count(Queue queue, QueueAttributeName name) {
    String text = queue.attribute(name);
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /** Of each target of a redrive policy, the queues that have it. */
  private static Map<String, List<String>> sources(List<Queue> queues) {
    Map<String, List<String>> sources = new HashMap<>();
    for (Queue queue : queues) {
      String target = redriveTarget(queue.attribute(QueueAttributeName.REDRIVE_POLICY));
      if (!target.isEmpty()) {
        sources.computeIfAbsent(target, _ -> new ArrayList<>()).add(queue.arn());
      }
    }
    return sources;
  }

  private static String redriveTarget(String policy) {
    try {
      return !policy.isEmpty()
              && Json.parse(policy) instanceof Map<?, ?> object
              && object.get("deadLetterTargetArn") instanceof String arn
          ? arn
          : "";
    } catch (JsonException unreadable) {
      return "";
    }
  }
}
