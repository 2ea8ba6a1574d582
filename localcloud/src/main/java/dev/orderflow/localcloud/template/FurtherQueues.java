package dev.orderflow.localcloud.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameter by which the order API's template is given the queues that it does not name: here
 * it is all that the templates have, so that operators see a new service's from its first boot.
 */
final class FurtherQueues {

  private static final String PARAMETER = "FurtherQueues";
  private static final String QUEUE = "AWS::SQS::Queue";

  private FurtherQueues() {}

  /** Names of queues as templates write them. */
  static Stream<String> names(List<Template> templates) {
    return templates.stream()
        .flatMap(it -> it.declarations().values().stream())
        .filter(it -> it.type().equals(QUEUE))
        .map(it -> it.properties().get("QueueName"))
        .filter(Node.Scalar.class::isInstance)
        .map(name -> ((Node.Scalar) name).text())
        .sorted();
  }

  static Map<String, String> in(List<Template> templates) {
    if (templates.stream().noneMatch(it -> it.parameters().containsKey(PARAMETER))) {
      return Map.of();
    }
    return Map.of(PARAMETER, names(templates).map(Arns::queue).collect(Collectors.joining(",")));
  }
}
