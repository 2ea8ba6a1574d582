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

  static AsyncInvocation asyncInvocation(Optional<Properties> config) {
    return config
        .map(FunctionEvents::asyncInvocation)
        .orElse(new AsyncInvocation(2, Duration.ofSeconds(SIX_HOURS), Optional.empty()));
  }

  private static AsyncInvocation asyncInvocation(Properties config) {
    return new AsyncInvocation(
        config.integer("MaximumRetryAttempts", 2, 0, 2),
        config.seconds("MaximumEventAgeInSeconds", SIX_HOURS, 60, SIX_HOURS),
        config
            .object("DestinationConfig")
            .flatMap(destinations -> destinations.object("OnFailure"))
            .map(FunctionEvents::destination));
  }

  static String destination(Properties onFailure) {
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
          event.requiredText("Type");
          Properties properties = event.requiredObject("Properties");
          if (event.choice("Type", "SQS", "DynamoDB").equals("DynamoDB")) {
            sources.streams().add(StreamSources.read(name, properties));
          } else {
            sources.queues().add(queueSource(name, properties));
          }
        });
    return sources;
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
