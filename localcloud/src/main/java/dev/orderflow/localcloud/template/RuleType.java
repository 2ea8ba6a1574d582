package dev.orderflow.localcloud.template;

import dev.orderflow.kit.Json;
import java.util.Map;

final class RuleType implements ResourceType {

  @Override
  public Identity identity(Draft draft) {
    String bus = bus(draft.properties());
    String name = draft.name("Name");
    String reference = bus.equals(EventBus.DEFAULT) ? name : bus + "|" + name;
    return new Identity(reference, Map.of("Arn", Arns.rule(bus, name)));
  }

  @Override
  public Resource read(Draft draft) {
    Properties properties = draft.properties();
    properties.deployOnly("Description", "Tags");
    return new Rule(
        draft.logicalId(),
        draft.name("Name"),
        bus(properties),
        Json.write(new Node.Fields(properties.fields("EventPattern")).toJson()),
        properties.choice("State", "ENABLED", "DISABLED").equals("ENABLED"),
        properties.objects("Targets").stream().map(RuleType::target).toList());
  }

  /** A bus is named by its name or by its ARN. */
  private static String bus(Properties properties) {
    String bus = properties.text("EventBusName").orElse(EventBus.DEFAULT);
    return bus.substring(bus.lastIndexOf('/') + 1);
  }

  private static RuleTarget target(Properties target) {
    return new RuleTarget(
        target.requiredText("Id"),
        target.requiredText("Arn"),
        target.object("RetryPolicy").map(RuleType::retry),
        target.object("DeadLetterConfig").map(it -> it.requiredText("Arn")),
        target.text("Input"),
        target.object("InputTransformer").map(RuleType::transformer));
  }

  private static RuleTarget.Transformer transformer(Properties transformer) {
    return new RuleTarget.Transformer(
        transformer.textMap("InputPathsMap"), transformer.requiredText("InputTemplate"));
  }

  private static RuleTarget.RetryPolicy retry(Properties policy) {
    return new RuleTarget.RetryPolicy(
        policy.integer("MaximumRetryAttempts", 185, 0, 185),
        policy.seconds("MaximumEventAgeInSeconds", 86_400, 60, 86_400));
  }
}
