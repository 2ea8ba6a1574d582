package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.template.Statement;
import java.util.List;
import java.util.Optional;

/** Policy statements for tests. */
final class Statements {

  static final String ORDERS = "arn:aws:dynamodb:us-east-1:000000000000:table/Orders";
  static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:order-processing-queue";
  static final String BUS = "arn:aws:events:us-east-1:000000000000:event-bus/default";

  private Statements() {}

  static Statement allow(String action, String resource, Statement.Condition... conditions) {
    return of(Statement.Effect.ALLOW, List.of(), action, resource, conditions);
  }

  static Statement deny(String action, String resource) {
    return of(Statement.Effect.DENY, List.of(), action, resource);
  }

  static Statement of(
      Statement.Effect effect,
      List<Statement.Principal> principals,
      String action,
      String resource,
      Statement.Condition... conditions) {
    return new Statement(
        Optional.empty(),
        effect,
        principals,
        List.of(action),
        List.of(resource),
        List.of(conditions));
  }

  static Statement.Condition when(String operator, String key, String value) {
    return new Statement.Condition(operator, key, List.of(value));
  }
}
