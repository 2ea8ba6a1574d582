package dev.orderflow.localcloud.template;

import dev.orderflow.kit.Json;
import java.util.List;
import java.util.Map;

final class RuleType implements ResourceType {

  private static final int MOST_TARGETS = 5;
  private static final List<String> INPUTS = List.of("Input", "InputPath", "InputTransformer");

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
    properties.deployOnly("Tags");
    return new Rule(
        draft.logicalId(),
        name(draft),
        bus(properties),
        Json.write(new Node.Fields(properties.fields("EventPattern")).toJson()),
        properties.choice("State", "ENABLED", "DISABLED").equals("ENABLED"),
        targets(properties),
        properties.text("Description").orElse(""));
  }

  private static String name(Draft draft) {
    String name = draft.name("Name");
    DeploymentLimits.name(name, draft.properties().place().child("Name"));
    return name;
  }

  private static List<RuleTarget> targets(Properties properties) {
    List<RuleTarget> targets =
        properties.objects("Targets").stream().map(RuleType::target).toList();
    Place place = properties.place().child("Targets");
    if (targets.size() > MOST_TARGETS) {
      place.problem("AWS lets a rule have " + MOST_TARGETS + " targets, not " + targets.size());
    }
    if (targets.stream().map(RuleTarget::id).distinct().count() < targets.size()) {
      place.problem("two targets have the same Id");
    }
    return targets;
  }

  /** A bus is named by its name or by its ARN. */
  private static String bus(Properties properties) {
    String bus = properties.text("EventBusName").orElse(EventBus.DEFAULT);
    return bus.substring(bus.lastIndexOf('/') + 1);
  }

  private static RuleTarget target(Properties target) {
    DeploymentLimits.name(target.requiredText("Id"), target.place().child("Id"));
    if (INPUTS.stream().filter(name -> target.node(name).isPresent()).count() > 1) {
      target.place().problem("only one of " + String.join(", ", INPUTS) + " can be given");
    }
    return new RuleTarget(
        target.requiredText("Id"),
        target.requiredText("Arn"),
        target.object("RetryPolicy").map(RuleType::retry),
        target.object("DeadLetterConfig").map(it -> it.requiredText("Arn")),
        target.text("Input"),
        target.text("InputPath"),
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
