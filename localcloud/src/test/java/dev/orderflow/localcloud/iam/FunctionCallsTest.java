package dev.orderflow.localcloud.iam;

import static dev.orderflow.localcloud.iam.Statements.BUS;
import static dev.orderflow.localcloud.iam.Statements.ORDERS;
import static dev.orderflow.localcloud.iam.Statements.QUEUE;
import static dev.orderflow.localcloud.iam.Statements.allow;
import static dev.orderflow.localcloud.iam.Statements.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.orderflow.localcloud.endpoint.Clients;
import dev.orderflow.localcloud.template.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A function's calls over HTTP and in this JVM, which must be judged alike. */
class FunctionCallsTest extends FunctionCalls {

  private static final Map<String, AttributeValue> ITEM =
      Map.of("orderId", AttributeValue.fromS("ORD-1"));

  private static final String ALARMS = "arn:aws:cloudwatch:us-east-1:000000000000:alarm:*";

  @ParameterizedTest
  @EnumSource
  void whatTheRoleAllowsPasses(Way way) {
    Function function =
        function(
            way,
            allow("sqs:SendMessage", QUEUE),
            allow("dynamodb:*Item", ORDERS),
            allow("dynamodb:Query", ORDERS + "/index/*"),
            allow("dynamodb:Scan", ORDERS),
            allow("events:PutEvents", BUS));

    assertThatNoException()
        .isThrownBy(
            () -> {
              function.sqs().sendMessage(m -> m.queueUrl(QUEUE_URL).messageBody("{}"));
              function.sqs().sendMessageBatch(m -> m.queueUrl(QUEUE_URL).entries(message()));
              function.dynamoDb().putItem(r -> r.tableName("Orders").item(ITEM));
              function.dynamoDb().getItem(r -> r.tableName(ORDERS).key(ITEM));
              function.dynamoDb().batchGetItem(r -> r.requestItems(batch()));
              function.dynamoDb().updateItem(r -> r.tableName("Orders").key(ITEM));
              function.dynamoDb().deleteItem(r -> r.tableName("Orders").key(ITEM));
              function.dynamoDb().query(r -> r.tableName("Orders").indexName("byStatus"));
              function.dynamoDb().scan(r -> r.tableName("Orders"));
              function.dynamoDb().transactWriteItems(r -> r.transactItems(transaction("Orders")));
              function.events().putEvents(r -> r.entries(entry(null), entry("default")));
            });
  }

  @ParameterizedTest
  @EnumSource
  void whatItDoesNotAllowIsDenied(Way way) {
    Function function =
        function(
            way,
            allow("sqs:SendMessage", QUEUE + "-2"),
            allow("dynamodb:PutItem", ORDERS),
            allow("events:PutEvents", BUS));

    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> function.sqs().sendMessage(m -> m.queueUrl(QUEUE_URL).messageBody("{}")))
        .satisfies(e -> assertDenied(e, "sqs:SendMessage on resource: " + QUEUE));
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> function.dynamoDb().getItem(r -> r.tableName("Orders").key(ITEM)))
        .satisfies(e -> assertDenied(e, "dynamodb:GetItem on resource: " + ORDERS));
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> function.dynamoDb().batchGetItem(r -> r.requestItems(batch())))
        .satisfies(e -> assertDenied(e, "dynamodb:BatchGetItem on resource: " + ORDERS));
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> function.dynamoDb().scan(r -> r.tableName("Orders")))
        .satisfies(e -> assertDenied(e, "dynamodb:Scan on resource: " + ORDERS));
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> function.dynamoDb().query(r -> r.tableName("Orders").indexName("all")))
        .satisfies(e -> assertDenied(e, "dynamodb:Query on resource: " + ORDERS + "/index/all"));
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(
            () ->
                function.dynamoDb().transactWriteItems(r -> r.transactItems(transaction("Orders"))))
        .satisfies(e -> assertDenied(e, "Item on resource: " + ORDERS));
    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> function.events().putEvents(r -> r.entries(entry(null), entry("other"))))
        .satisfies(e -> assertDenied(e, "event-bus/other"));
  }

  @ParameterizedTest
  @EnumSource
  void eachEventOfARequestIsHeldToItsSourceAndType(Way way) {
    Function function =
        function(
            way,
            allow(
                "events:PutEvents",
                BUS,
                when("StringEquals", "events:source", "ecommerce.billing"),
                new Statement.Condition(
                    "StringEquals",
                    "events:detail-type",
                    List.of("Payment Captured", "Payment Declined"))));
    PutEventsRequestEntry captured = word("ecommerce.billing", "Payment Captured");
    PutEventsRequestEntry declined = word("ecommerce.billing", "Payment Declined");

    assertThatNoException()
        .isThrownBy(() -> function.events().putEvents(r -> r.entries(captured, declined)));
    for (PutEventsRequestEntry other :
        List.of(
            word("ecommerce.orders", "Payment Captured"),
            word("ecommerce.billing", "Order Paid"),
            word("ecommerce.billing", "payment captured"),
            word("ecommerce.billing", null),
            word(null, "Payment Captured"),
            captured.toBuilder().eventBusName("other").build())) {
      assertThatExceptionOfType(EventBridgeException.class)
          .as(other.toString())
          .isThrownBy(() -> function.events().putEvents(r -> r.entries(captured, other)))
          .satisfies(e -> assertDenied(e, "events:PutEvents on resource: arn:aws:events:"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsFailOnPurpose(Way way) {
    Function function = function(way, allow("*", "*"));
    faults.failNext("dynamodb:PutItem", 1, Fault.THROTTLED);
    faults.failNext("events:PutEvents", 1, Fault.ANSWER_LOST);

    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> function.dynamoDb().putItem(r -> r.tableName("Orders").item(ITEM)))
        .satisfies(e -> assertThat(e.isThrottlingException()).isTrue());
    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> function.events().putEvents(r -> r.entries(entry(null))))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(500));
  }

  @ParameterizedTest
  @EnumSource
  void mailIsAllowedByTheIdentityThatItsSenderIsVerifiedBy(Way way) {
    Statement shop =
        allow("ses:SendEmail", "arn:aws:ses:us-east-1:000000000000:identity/shop@example.com");
    Statement domain =
        new Statement(
            Optional.empty(),
            Statement.Effect.ALLOW,
            List.of(),
            List.of("ses:SendEmail"),
            List.of("arn:aws:ses:us-east-1:000000000000:identity/example.org"),
            List.of(
                new Statement.Condition(
                    "StringEquals", "ses:FromAddress", List.of("news@example.org"))));
    Function function = function(way, shop, domain);

    assertThatNoException()
        .isThrownBy(
            () -> {
              function.mail().sendEmail(r -> r.fromEmailAddress("Shop <shop@example.com>"));
              function.mail().sendEmail(r -> r.fromEmailAddress("news@example.org"));
            });
    for (String other : List.of("boss@example.org", "shop@example.net")) {
      assertThatExceptionOfType(SesV2Exception.class)
          .isThrownBy(() -> function.mail().sendEmail(r -> r.fromEmailAddress(other)))
          .satisfies(e -> assertDenied(e, "ses:SendEmail on resource: arn:aws:ses:"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoIsConnectedIsReachedByWhoMayManageConnections(Way way) {
    Function function =
        function(
            way,
            allow(
                "execute-api:ManageConnections",
                "arn:aws:execute-api:us-east-1:000000000000:api/live/POST/@connections/*"));

    assertThatNoException()
        .isThrownBy(
            () ->
                function
                    .connected()
                    .postToConnection(
                        r -> r.connectionId("a_-=").data(SdkBytes.fromUtf8String("x"))));
    assertThatExceptionOfType(ApiGatewayManagementApiException.class)
        .isThrownBy(() -> function.connected().deleteConnection(r -> r.connectionId("a")))
        .satisfies(e -> assertDenied(e, "api/live/DELETE/@connections/a"));
  }

  @ParameterizedTest
  @EnumSource
  void metricsAreReadByWhoMayReadAllOfThem(Way way) {
    Function all = function(way, allow("cloudwatch:GetMetricData", "*"));
    assertThatNoException().isThrownBy(() -> all.metrics().getMetricData(r -> r.maxDatapoints(1)));
    assertThatExceptionOfType(CloudWatchException.class)
        .isThrownBy(() -> all.metrics().describeAlarms())
        .satisfies(e -> assertDenied(e, "cloudwatch:DescribeAlarms on resource: " + ALARMS));
  }

  @ParameterizedTest
  @EnumSource
  void alarmsAreReadByWhoMayReadAlarms(Way way) {
    Function some = function(way, allow("cloudwatch:DescribeAlarms", ALARMS));
    assertThatNoException().isThrownBy(() -> some.metrics().describeAlarms());
    assertThatExceptionOfType(CloudWatchException.class)
        .isThrownBy(() -> some.metrics().getMetricData(r -> r.maxDatapoints(1)))
        .satisfies(e -> assertDenied(e, "cloudwatch:GetMetricData on resource: *"));
  }

  @Test
  void overHttpAFunctionMayNotEvenTryWhatNoFunctionUses() {
    Function function = function(Way.HTTP, allow("*", "*"));

    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> function.sqs().deleteQueue(r -> r.queueUrl(QUEUE_URL)))
        .satisfies(e -> assertDenied(e, "SQS DeleteQueue"));
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> function.dynamoDb().deleteTable(r -> r.tableName("Orders")))
        .satisfies(e -> assertDenied(e, "DYNAMODB DeleteTable"));
  }

  @Test
  void peopleMayDoEverything() {
    function(Way.HTTP);
    DynamoDbClient person = Clients.client(DynamoDbClient.builder(), endpoint.url(), "test");

    assertThatNoException().isThrownBy(() -> person.deleteTable(r -> r.tableName("Orders")));
  }

  private static Map<String, KeysAndAttributes> batch() {
    return Map.of("Orders", KeysAndAttributes.builder().keys(ITEM).build());
  }

  private static SendMessageBatchRequestEntry message() {
    return SendMessageBatchRequestEntry.builder().id("1").messageBody("{}").build();
  }

  private static PutEventsRequestEntry word(@Nullable String source, @Nullable String type) {
    return PutEventsRequestEntry.builder().source(source).detailType(type).detail("{}").build();
  }

  private static PutEventsRequestEntry entry(@Nullable String bus) {
    return PutEventsRequestEntry.builder().eventBusName(bus).detail("{}").build();
  }

  private static TransactWriteItem[] transaction(String table) {
    return new TransactWriteItem[] {
      TransactWriteItem.builder().put(p -> p.tableName(table).item(ITEM)).build(),
      TransactWriteItem.builder()
          .conditionCheck(c -> c.tableName(table).key(ITEM).conditionExpression("a = b"))
          .build()
    };
  }
}
