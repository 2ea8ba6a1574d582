package dev.orderflow.checks.templates;

import dev.orderflow.localcloud.template.Alarm;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.Queue;
import dev.orderflow.localcloud.template.QueueSource;
import dev.orderflow.localcloud.template.Role;
import dev.orderflow.localcloud.template.Statement;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Queues, the functions they feed and the queues that catch what failed. */
final class QueueSettings {

  private static final Duration FOURTEEN_DAYS = Duration.ofDays(14);

  static final List<Setting> ALL =
      List.of(
          new Setting(
              "a source's visibility timeout is six times its function's timeout, and its window",
              sourcesThat(QueueSettings::isTooVisible)),
          new Setting(
              "a source is redriven after five receives or more",
              sourcesThat(
                  (_, pair) ->
                      pair.queue().redrive().filter(it -> it.maxReceiveCount() >= 5).isEmpty())),
          new Setting(
              "a source's function reports the messages that failed",
              sourcesThat((_, pair) -> !pair.source().reportBatchItemFailures())),
          new Setting(
              "a source's concurrency is limited",
              sourcesThat((_, pair) -> pair.source().maximumConcurrency().isEmpty())),
          new Setting(
              "a source's batches are of ten or fewer",
              sourcesThat((_, pair) -> pair.source().batchSize() > 10)),
          new Setting(
              "a dead-letter queue keeps messages for fourteen days",
              deadLetterQueuesThat((_, queue) -> !queue.retention().equals(FOURTEEN_DAYS))),
          new Setting(
              "a source's function may write dead letters with their reason",
              sourcesThat(QueueSettings::cannotGiveUp)),
          new Setting(
              "an alarm goes off as soon as a dead-letter queue has a message",
              deadLetterQueuesThat(
                  (blueprint, queue) ->
                      blueprint.all(Alarm.class).stream().noneMatch(it -> tells(it, queue)))),
          new Setting(
              "a queue is named as operators know it: -queue, or -dlq for dead letters",
              blueprint ->
                  blueprint.all(Queue.class).stream()
                      .map(Queue::name)
                      .filter(it -> !it.endsWith("-queue") && !it.endsWith("-dlq"))
                      .toList()),
          new Setting(
              "a queue is encrypted",
              blueprint ->
                  blueprint.all(Queue.class).stream()
                      .filter(Predicate.not(Queue::encrypted))
                      .map(Queue::name)
                      .toList()));

  private QueueSettings() {}

  private record Fed(Function function, QueueSource source, Queue queue) {}

  private static boolean isTooVisible(Blueprint blueprint, Fed fed) {
    Duration least = fed.function().timeout().multipliedBy(6).plus(fed.source().window());
    return fed.queue().visibilityTimeout().compareTo(least) < 0;
  }

  private static boolean cannotGiveUp(Blueprint blueprint, Fed fed) {
    return fed.queue().redrive().stream()
        .anyMatch(
            redrive ->
                blueprint.all(Role.class).stream()
                    .filter(role -> role.arn().equals(fed.function().roleArn()))
                    .flatMap(role -> role.statements().stream())
                    .noneMatch(
                        it ->
                            it.effect() == Statement.Effect.ALLOW
                                && it.actions().contains("sqs:SendMessage")
                                && it.resources().contains(redrive.deadLetterArn())));
  }

  /** NumberOfMessagesSent, the obvious metric, leaves out messages that were redriven. */
  private static boolean tells(Alarm alarm, Queue queue) {
    return alarm.namespace().equals("AWS/SQS")
        && alarm.metric().equals("ApproximateNumberOfMessagesVisible")
        && alarm.dimensions().equals(Map.of("QueueName", queue.name()))
        && alarm.statistic().equals("Maximum")
        && alarm.evaluationPeriods() == 1
        && alarm.comparison().equals("GreaterThanOrEqualToThreshold")
        && alarm.threshold().compareTo(BigDecimal.ONE) == 0;
  }

  private static java.util.function.Function<Blueprint, List<String>> sourcesThat(
      BiPredicate<Blueprint, Fed> violate) {
    return blueprint ->
        fed(blueprint)
            .filter(it -> violate.test(blueprint, it))
            .map(it -> it.queue().name() + " -> " + it.function().name())
            .toList();
  }

  private static java.util.function.Function<Blueprint, List<String>> deadLetterQueuesThat(
      BiPredicate<Blueprint, Queue> violate) {
    return blueprint ->
        Catchers.deadLetterQueues(blueprint).stream()
            .filter(it -> violate.test(blueprint, it))
            .map(Queue::name)
            .toList();
  }

  private static Stream<Fed> fed(Blueprint blueprint) {
    return blueprint.all(Function.class).stream()
        .flatMap(
            function ->
                function.queueSources().stream()
                    .map(source -> new Fed(function, source, queue(blueprint, source))));
  }

  private static Queue queue(Blueprint blueprint, QueueSource source) {
    return blueprint.all(Queue.class).stream()
        .filter(it -> it.arn().equals(source.queueArn()))
        .findFirst()
        .orElseThrow();
  }
}
