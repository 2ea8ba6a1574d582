package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What calls a function: queues, streams, and callers that do not wait for the answer. */
final class FunctionEvents {

  private static final int SIX_HOURS = 21_600;

  private FunctionEvents() {}

  static AsyncInvocation asyncInvocation(
      Optional<Properties> config, Optional<Properties> deadLetters) {
    Optional<String> queue = deadLetters.map(FunctionEvents::deadLetterQueue);
    return config
        .map(it -> asyncInvocation(it, queue))
        .orElse(new AsyncInvocation(2, Duration.ofSeconds(SIX_HOURS), Optional.empty(), queue));
  }

  private static AsyncInvocation asyncInvocation(Properties config, Optional<String> deadLetters) {
    return new AsyncInvocation(
        config.integer("MaximumRetryAttempts", 2, 0, 2),
        config.seconds("MaximumEventAgeInSeconds", SIX_HOURS, 60, SIX_HOURS),
        config
            .object("DestinationConfig")
            .flatMap(destinations -> destinations.object("OnFailure"))
            .map(FunctionEvents::destination),
        deadLetters);
  }

  private static String deadLetterQueue(Properties config) {
    config.requiredText("Type");
    config.choice("Type", "SQS");
    return config.requiredText("TargetArn");
  }

  private static String destination(Properties onFailure) {
    onFailure.requiredText("Type");
    onFailure.choice("Type", "SQS");
    return onFailure.requiredText("Destination");
  }

  /** What a function's events say, by the kind of their source. */
  record Sources(List<QueueSource> queues, List<StreamSource> streams) {}

  /** Rules among the events have become resources of their own by now. */
  static Sources sources(Map<String, Properties> events) {
    Sources sources = new Sources(new ArrayList<>(), new ArrayList<>());
    events.forEach(
        (name, event) -> {
          switch (event.requiredText("Type")) {
            case "DynamoDB" ->
                sources.streams().add(StreamSources.read(name, event.requiredObject("Properties")));
            case "SQS" ->
                sources.queues().add(queueSource(name, event.requiredObject("Properties")));
            case "" -> event.deployOnly("Properties");
            default -> unknown(event);
          }
        });
    return sources;
  }

  private static void unknown(Properties event) {
    event
        .place()
        .child("Type")
        .problem(
            "'%s' is not supported by the local cloud, which has SQS, DynamoDB, EventBridgeRule"
                    .formatted(event.requiredText("Type"))
                + " and HttpApi");
    event.deployOnly("Properties");
  }

  static boolean reportsBatchItemFailures(Properties source) {
    List<String> responses = source.texts("FunctionResponseTypes");
    if (!responses.isEmpty() && !responses.equals(List.of("ReportBatchItemFailures"))) {
      source
          .place()
          .child("FunctionResponseTypes")
          .problem("only ReportBatchItemFailures is known");
    }
    return !responses.isEmpty();
  }

  private static QueueSource queueSource(String name, Properties source) {
    boolean reports = reportsBatchItemFailures(source);
    int batchSize = source.integer("BatchSize", 10, 1, 10_000);
    Duration window = source.seconds("MaximumBatchingWindowInSeconds", 0, 0, 300);
    if (batchSize > 10 && window.isZero()) {
      source.place().child("BatchSize").problem("beyond 10 a batching window is required");
    }
    return new QueueSource(
        name,
        source.requiredText("Queue"),
        batchSize,
        window,
        source
            .object("ScalingConfig")
            .map(it -> it.integer("MaximumConcurrency", 2, 1000))
            .orElse(OptionalInt.empty()),
        reports,
        source.flag("Enabled", true));
  }
}
