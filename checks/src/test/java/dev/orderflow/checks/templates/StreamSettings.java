package dev.orderflow.checks.templates;

import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.StreamSource;
import java.util.List;
import java.util.function.Predicate;

/** Tables' streams and the functions they feed: one bad change must not hold up the others. */
final class StreamSettings {

  static final List<Setting> ALL =
      List.of(
          new Setting(
              "a stream's function reports the change that failed",
              sourcesThat(it -> !it.reportBatchItemFailures())),
          new Setting("a stream's batch that failed is split", sourcesThat(it -> !it.bisect())),
          new Setting(
              "a stream's change is not tried for ever",
              sourcesThat(it -> it.maximumRetries().isEmpty())),
          new Setting(
              "a stream's function has a queue for what was given up",
              sourcesThat(it -> it.onFailureArn().isEmpty())));

  private StreamSettings() {}

  private static java.util.function.Function<Blueprint, List<String>> sourcesThat(
      Predicate<StreamSource> violate) {
    return blueprint ->
        blueprint.all(Function.class).stream()
            .flatMap(it -> it.streamSources().stream())
            .filter(violate)
            .map(StreamSource::name)
            .toList();
  }
}
