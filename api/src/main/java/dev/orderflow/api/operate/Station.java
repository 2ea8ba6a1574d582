package dev.orderflow.api.operate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an order comes by.
 *
 * @param deadLetterQueue the name of the queue that takes what fails here, or null
 */
record Station(Kind kind, String name, @Nullable String deadLetterQueue) {

  /** What it is, and by which metrics it is seen to work. */
  enum Kind {
    RULE("AWS/Events", "RuleName", "TriggeredRules", "InvocationsSentToDlq", null),
    FUNCTION("AWS/Lambda", "FunctionName", "Invocations", "Errors", "Duration"),
    QUEUE("AWS/SQS", "QueueName", "NumberOfMessagesSent", null, null),
    TABLE("Orderflow", "FunctionName", "OrdersProcessed", null, null);

    private final String namespace;
    private final String dimension;
    private final String work;
    private final @Nullable String errors;
    private final @Nullable String duration;

    Kind(
        String namespace,
        String dimension,
        String work,
        @Nullable String errors,
        @Nullable String duration) {
      this.namespace = namespace;
      this.dimension = dimension;
      this.work = work;
      this.errors = errors;
      this.duration = duration;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Station rule(String name) {
    return new Station(Kind.RULE, name, name + "-dlq");
  }

  static Station function(String name, @Nullable String deadLetterQueue) {
    return new Station(Kind.FUNCTION, name, deadLetterQueue);
  }

  static Station queue(String name, @Nullable String deadLetterQueue) {
    return new Station(Kind.QUEUE, name, deadLetterQueue);
  }

  static Station table(String name) {
    return new Station(Kind.TABLE, name, null);
  }

  Metric work(Map<String, String> dimensions) {
    return new Metric(kind.namespace, kind.work, dimensions, "Sum");
  }

  @Nullable Metric errors(Map<String, String> dimensions) {
    return kind.errors == null ? null : new Metric(kind.namespace, kind.errors, dimensions, "Sum");
  }

  @Nullable Metric duration(Map<String, String> dimensions) {
    return kind.duration == null
        ? null
        : new Metric(kind.namespace, kind.duration, dimensions, "Average");
  }

  @Nullable Metric age() {
    return kind == Kind.QUEUE
        ? Metric.ofQueue(name, "ApproximateAgeOfOldestMessage", "Maximum")
        : null;
  }

  /** As its metrics name it; a table's orders are counted by the function that stores them. */
  Map<String, String> dimensions() {
    return Map.of(kind.dimension, kind == Kind.TABLE ? "process-order" : name);
  }

  List<Metric> metrics(Map<String, String> dimensions) {
    return Stream.of(work(dimensions), errors(dimensions), duration(dimensions), age())
        .filter(Objects::nonNull)
        .toList();
  }
}
