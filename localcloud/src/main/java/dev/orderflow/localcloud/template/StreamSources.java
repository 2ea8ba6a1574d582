package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a function's events of type DynamoDB. */
final class StreamSources {

  private static final int A_WEEK = 604_800;

  private StreamSources() {}

  static StreamSource read(String name, Properties source) {
    source.requiredText("StartingPosition");
    String start = source.choice("StartingPosition", "TRIM_HORIZON", "LATEST");
    return new StreamSource(
        name,
        source.requiredText("Stream"),
        start.equals("LATEST"),
        source.integer("BatchSize", 100, 1, 10_000),
        source.seconds("MaximumBatchingWindowInSeconds", 0, 0, 300),
        limit(source.integer("MaximumRetryAttempts", -1, 10_000)),
        maximumAge(source),
        source.flag("BisectBatchOnFunctionError", false),
        onFailure(source),
        FunctionEvents.reportsBatchItemFailures(source),
        source.integer("ParallelizationFactor", 1, 1, 10),
        source.object("FilterCriteria").stream()
            .flatMap(criteria -> criteria.objects("Filters").stream())
            .map(filter -> filter.requiredText("Pattern"))
            .toList(),
        source.flag("Enabled", true));
  }

  /** -1 is no limit. */
  private static OptionalInt limit(OptionalInt number) {
    return number.isPresent() && number.getAsInt() == -1 ? OptionalInt.empty() : number;
  }

  private static Optional<Duration> maximumAge(Properties source) {
    OptionalInt seconds = limit(source.integer("MaximumRecordAgeInSeconds", -1, A_WEEK));
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    if (seconds.getAsInt() < 60) {
      source.place().child("MaximumRecordAgeInSeconds").problem("-1 or at least 60 expected");
    }
    return Optional.of(Duration.ofSeconds(seconds.getAsInt()));
  }

  private static Optional<String> onFailure(Properties source) {
    return source
        .object("DestinationConfig")
        .map(config -> config.requiredObject("OnFailure"))
        .map(StreamSources::destination);
  }

  /** Its type only makes SAM write the function's right to send there. */
  private static String destination(Properties onFailure) {
    onFailure.choice("Type", "SQS");
    return onFailure.requiredText("Destination");
  }
}
