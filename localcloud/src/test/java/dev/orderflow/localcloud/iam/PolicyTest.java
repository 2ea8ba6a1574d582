package dev.orderflow.localcloud.iam;

import static dev.orderflow.localcloud.iam.Statements.ORDERS;
import static dev.orderflow.localcloud.iam.Statements.QUEUE;
import static dev.orderflow.localcloud.iam.Statements.allow;
import static dev.orderflow.localcloud.iam.Statements.deny;
import static dev.orderflow.localcloud.iam.Statements.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.localcloud.template.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  private static final Access PUT = new Access("dynamodb:PutItem", ORDERS);

  @Test
  void silenceDenies() {
    assertThat(decide(PUT)).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(PUT, allow("dynamodb:GetItem", ORDERS))).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(PUT, allow("dynamodb:PutItem", QUEUE))).isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void anAllowanceAllowsUnlessSomethingDenies() {
    Statement allowed = allow("dynamodb:PutItem", ORDERS);

    assertThat(decide(PUT, allowed)).isEqualTo(Decision.ALLOWED);
    assertThat(decide(PUT, allowed, deny("*", "*"))).isEqualTo(Decision.DENIED);
    assertThat(decide(PUT, deny("dynamodb:*", ORDERS), allowed)).isEqualTo(Decision.DENIED);
    assertThat(decide(PUT, allowed, deny("dynamodb:DeleteItem", ORDERS)))
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void actionsMatchInAnyCaseAndResourcesExactly() {
    assertThat(decide(PUT, allow("DynamoDB:putitem", ORDERS))).isEqualTo(Decision.ALLOWED);
    assertThat(decide(PUT, allow("dynamodb:PutItem", ORDERS.replace("Orders", "orders"))))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb:Put*, true",
    "dynamodb:???Item, true",
    "dynamodb:*Item, true",
    "*:PutItem, true",
    "dynamodb:Put?, false",
    "dynamodb:*Items, false",
    "sqs:*, false",
  })
  void wildcardsInActions(String action, boolean allowed) {
    assertThat(decide(PUT, allow(action, "*")) == Decision.ALLOWED).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "arn:aws:dynamodb:*:*:table/Orders, true",
    "arn:aws:dynamodb:us-east-?:000000000000:table/*, true",
    "arn:*:*:*:*:*, true",
    "arn:aws:dynamodb:us-east-1:000000000000:*/*/*, false",
    "arn:aws:dynamodb:us-east-1:111111111111:table/Orders, false",
    "arn:aws:dynamodb:*:table/Orders:x:y, false",
  })
  void wildcardsInResourcesStayWithinTheirPart(String resource, boolean allowed) {
    assertThat(decide(PUT, allow("dynamodb:PutItem", resource)) == Decision.ALLOWED)
        .isEqualTo(allowed);
  }

  @Test
  void aConditionMustHoldAndItsKeyBeKnown() {
    Statement conditional =
        allow("*", "*", when("ArnLike", "aws:PrincipalArn", "arn:aws:sts::*:assumed-role/Orders*"));
    Policy policy = Policy.of("role", List.of(conditional));

    assertThat(policy.decide(PUT, Map.of())).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(policy.decide(PUT, principal("OrdersRole/process-order")))
        .isEqualTo(Decision.ALLOWED);
    assertThat(policy.decide(PUT, principal("Billing/charge"))).isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void whatCannotBeEnforcedIsNamedAllAtOnce() {
    List<Statement> statements =
        List.of(
            allow("PutItem", "Orders"),
            allow("sqs:SendMessage", "arn:aws:sqs:::${aws:username}"),
            allow("*", "*", when("NumericLessThan", "aws:MultiFactorAuthAge", "60")),
            allow("*", "*", when("StringEquals", "aws:username", "me")));

    assertThatExceptionOfType(PolicyException.class)
        .isThrownBy(() -> Policy.of("role ValidateOrderRole", statements))
        .withMessageStartingWith("role ValidateOrderRole: ")
        .withMessageContainingAll(
            "the action PutItem names no service",
            "the resource Orders is neither an ARN nor *",
            "the policy variable in arn:aws:sqs:::${aws:username} is not supported",
            "the condition operator NumericLessThan is not supported",
            "the condition key aws:username is not supported");
  }

  @Test
  void aQueueLetsInWhomItsPolicyNames() {
    String rule = "arn:aws:events:us-east-1:000000000000:rule/order-created-rule";
    Statement statement =
        Statements.of(
            Statement.Effect.ALLOW,
            List.of(new Statement.Principal("Service", "events.amazonaws.com")),
            "sqs:SendMessage",
            QUEUE,
            when("ArnEquals", "aws:SourceArn", rule));
    Policy events = Policy.ofResources(Stream.of(statement), "events.amazonaws.com");
    assertThat(events.allows("sqs:SendMessage", QUEUE, rule)).isTrue();
    assertThat(events.allows("sqs:SendMessage", QUEUE, rule + "-2")).isFalse();
    assertThat(events.allows("sqs:SendMessage", QUEUE + "-2", rule)).isFalse();
    assertThat(
            Policy.ofResources(Stream.of(statement), "sns.amazonaws.com")
                .allows("sqs:SendMessage", QUEUE, rule))
        .isFalse();
  }

  private static Decision decide(Access access, Statement... statements) {
    return Policy.of("role", List.of(statements)).decide(access, Map.of());
  }

  private static Map<String, String> principal(String session) {
    return Map.of("aws:PrincipalArn", "arn:aws:sts::000000000000:assumed-role/" + session);
  }
}
