package dev.orderflow.checks.templates;

import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.LogPolicy;
import dev.orderflow.localcloud.template.QueuePolicy;
import dev.orderflow.localcloud.template.Role;
import dev.orderflow.localcloud.template.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who may do what: the least that works. */
final class AccessSettings {

  /** Actions for which AWS knows no resource, or which ask for all there is of one kind. */
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "sqs:ListQueues",
          "cloudwatch:GetMetricData",
          "cloudwatch:DescribeAlarms");

  private static final Statement.Principal LAMBDA =
      new Statement.Principal("Service", "lambda.amazonaws.com");

  static final List<Setting> ALL =
      List.of(
          new Setting(
              "a statement names its actions",
              statementsThat(it -> it.actions().stream().anyMatch(AccessSettings::isPattern))),
          new Setting(
              "a statement names its resources", statementsThat(it -> !namesItsResources(it))),
          new Setting(
              "a statement's principal is named",
              statementsThat(
                  it -> it.principals().stream().anyMatch(who -> isPattern(who.value())))),
          new Setting("a function has a role of its own", AccessSettings::sharedRoles),
          new Setting(
              "a function's role is for Lambda alone",
              blueprint ->
                  blueprint.all(Role.class).stream()
                      .filter(role -> !role.trust().stream().allMatch(AccessSettings::isForLambda))
                      .map(Role::name)
                      .toList()));

  private AccessSettings() {}

  private static boolean isPattern(String name) {
    return name.contains("*") || name.contains("?");
  }

  private static boolean namesItsResources(Statement statement) {
    boolean nameable = !WITHOUT_RESOURCE.containsAll(statement.actions());
    return !nameable
        || statement.resources().stream()
            .map(AccessSettings::withoutLogStreams)
            .map(AccessSettings::withoutConnections)
            .noneMatch(AccessSettings::isPattern);
  }

  /** A log group's ARN ends with all its streams, whose names Lambda makes up. */
  private static String withoutLogStreams(String arn) {
    return arn.startsWith("arn:aws:logs:") && arn.endsWith(":*")
        ? arn.substring(0, arn.length() - 2)
        : arn;
  }

  /** Nor can those who are connected to a WebSocket API be named, whose names it makes up. */
  private static String withoutConnections(String arn) {
    String all = "/@connections/*";
    return arn.startsWith("arn:aws:execute-api:") && arn.endsWith(all)
        ? arn.substring(0, arn.length() - all.length())
        : arn;
  }

  private static List<String> sharedRoles(Blueprint blueprint) {
    List<Function> functions = blueprint.all(Function.class);
    return functions.stream()
        .filter(
            function ->
                functions.stream()
                    .anyMatch(
                        other ->
                            !other.equals(function) && other.roleArn().equals(function.roleArn())))
        .map(Function::name)
        .toList();
  }

  private static boolean isForLambda(Statement trust) {
    return trust.principals().equals(List.of(LAMBDA))
        && trust.actions().equals(List.of("sts:AssumeRole"));
  }

  private static java.util.function.Function<Blueprint, List<String>> statementsThat(
      Predicate<Statement> violate) {
    return blueprint ->
        Stream.of(
                blueprint.all(Role.class).stream().flatMap(it -> it.statements().stream()),
                blueprint.all(QueuePolicy.class).stream().flatMap(it -> it.statements().stream()),
                blueprint.all(LogPolicy.class).stream().flatMap(it -> it.statements().stream()))
            .flatMap(it -> it)
            .filter(violate)
            .map(Statement::toString)
            .toList();
  }
}
