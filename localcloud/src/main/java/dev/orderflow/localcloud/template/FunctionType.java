package dev.orderflow.localcloud.template;

import java.util.Map;
import java.util.Optional;

final class FunctionType implements ResourceType {

  @Override
  public Identity identity(Draft draft) {
    String name = draft.name("FunctionName");
    Map<String, String> sam =
        alias(draft)
            .map(alias -> Map.of("Alias", Arns.function(name) + ":" + alias))
            .orElse(Map.of());
    return new Identity(name, Map.of("Arn", Arns.function(name)), sam);
  }

  @Override
  public Resource read(Draft draft) {
    Properties properties = draft.properties();
    properties.deployOnly("Architectures", "AutoPublishAliasAllProperties", "SnapStart", "Tags");
    String name = draft.name("FunctionName");
    DeploymentLimits.functionName(name, properties.place().child("FunctionName"));
    FunctionEvents.Sources sources = FunctionEvents.sources(properties.namedObjects("Events"));
    return new Function(
        draft.logicalId(),
        name,
        properties.requiredText("Handler"),
        draft.beside(properties.requiredText("CodeUri")),
        runtime(properties),
        environment(properties),
        properties.seconds("Timeout", 3, 1, 900),
        properties.integer("MemorySize", 128, 128, 10_240),
        properties.requiredText("Role"),
        properties.choice("Tracing", "PassThrough", "Active"),
        logGroup(properties).orElse("/aws/lambda/" + name),
        alias(draft),
        FunctionEvents.asyncInvocation(
            properties.object("EventInvokeConfig"), properties.object("DeadLetterQueue")),
        properties.integer("ReservedConcurrentExecutions", 0, 1000),
        sources.queues(),
        sources.streams(),
        properties.text("Description").orElse(""));
  }

  private static String runtime(Properties properties) {
    properties.requiredText("Runtime");
    return properties.choice("Runtime", "java25");
  }

  private static Map<String, String> environment(Properties properties) {
    Map<String, String> variables =
        properties.object("Environment").map(it -> it.textMap("Variables")).orElse(Map.of());
    DeploymentLimits.variables(
        variables, properties.place().child("Environment").child("Variables"));
    return variables;
  }

  private static Optional<String> logGroup(Properties properties) {
    return properties.object("LoggingConfig").flatMap(it -> it.text("LogGroup"));
  }

  private static Optional<String> alias(Draft draft) {
    return draft.properties().text("AutoPublishAlias");
  }
}
