package dev.orderflow.checks.templates;

import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.Queue;
import dev.orderflow.localcloud.template.Redrive;
import dev.orderflow.localcloud.template.Rule;
import dev.orderflow.localcloud.template.RuleTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which queues catch what would else be lost. */
final class Catchers {

  private Catchers() {}

  static List<Queue> deadLetterQueues(Blueprint blueprint) {
    Set<String> arns =
        Stream.of(redrives(blueprint), targets(blueprint), failures(blueprint))
            .flatMap(it -> it)
            .collect(Collectors.toSet());
    return blueprint.all(Queue.class).stream().filter(it -> arns.contains(it.arn())).toList();
  }

  private static Stream<String> redrives(Blueprint blueprint) {
    return blueprint.all(Queue.class).stream()
        .flatMap(it -> it.redrive().stream())
        .map(Redrive::deadLetterArn);
  }

  private static Stream<String> targets(Blueprint blueprint) {
    return blueprint.all(Rule.class).stream()
        .flatMap(it -> it.targets().stream())
        .map(RuleTarget::deadLetterArn)
        .flatMap(Optional::stream);
  }

  private static Stream<String> failures(Blueprint blueprint) {
    return blueprint.all(Function.class).stream()
        .flatMap(
            it ->
                Stream.concat(
                    it.asyncInvocation().onFailureArn().stream(),
                    it.streamSources().stream().flatMap(from -> from.onFailureArn().stream())));
  }
}
