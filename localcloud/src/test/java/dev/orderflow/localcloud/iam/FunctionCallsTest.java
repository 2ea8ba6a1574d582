package dev.orderflow.localcloud.iam;

import static dev.orderflow.localcloud.iam.Statements.BUS;
import static dev.orderflow.localcloud.iam.Statements.ORDERS;
import static dev.orderflow.localcloud.iam.Statements.QUEUE;
import static dev.orderflow.localcloud.iam.Statements.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.account.MailIdentities;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Clients;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Router;
import dev.orderflow.localcloud.template.Statement;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A function's calls over HTTP and in this JVM, which must be judged alike. */
class FunctionCallsTest {

  private static final String KEY = "ASIAFUNCTION";
  private static final String QUEUE_URL =
      "http://127.0.0.1:4566/000000000000/order-processing-queue";
  private static final Map<String, AttributeValue> ITEM =
      Map.of("orderId", AttributeValue.fromS("ORD-1"));

  private static final SdkBytes EMPTY = SdkBytes.fromUtf8String("{}");

  private static final MailIdentities IDENTITIES =
      new MailIdentities(Set.of("shop@example.com", "example.org"));

  private static final URI STAGE =
      URI.create("https://api.execute-api.us-east-1.amazonaws.com/live");

  /** The ways by which a function's calls reach the services. */
  enum Way {
    HTTP,
    IN_PROCESS
  }

  private record Function(
      SqsClient sqs,
      DynamoDbClient dynamoDb,
      EventBridgeClient events,
      SesV2Client mail,
      ApiGatewayManagementApiClient connected,
      LambdaClient lambda) {}

  private final Endpoint endpoint = Endpoint.bind(0);
  private final Callers callers = new Callers();
  private final Faults faults = new Faults();

  @AfterEach
  void close() {
    endpoint.close();
  }

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
  void queuesAreLookedAtAndEmptiedByWhoMay(Way way) {
    Function function =
        function(
            way,
            allow("sqs:*", "arn:aws:sqs:us-east-1:000000000000:*-queue"),
            allow("sqs:ListQueues", "*"));

    assertThatNoException()
        .isThrownBy(
            () -> {
              SqsClient sqs = function.sqs();
              sqs.listQueues();
              sqs.getQueueUrl(r -> r.queueName("order-processing-queue"));
              sqs.getQueueAttributes(r -> r.queueUrl(QUEUE_URL));
              sqs.listDeadLetterSourceQueues(r -> r.queueUrl(QUEUE_URL));
              sqs.receiveMessage(r -> r.queueUrl(QUEUE_URL));
              sqs.changeMessageVisibilityBatch(r -> r.queueUrl(QUEUE_URL));
              sqs.deleteMessage(r -> r.queueUrl(QUEUE_URL).receiptHandle("r"));
            });
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> function.sqs().receiveMessage(r -> r.queueUrl(QUEUE_URL + "-2")))
        .satisfies(e -> assertDenied(e, "sqs:ReceiveMessage on resource: " + QUEUE + "-2"));
  }

  @ParameterizedTest
  @EnumSource
  void listingQueuesIsNoQueuesToAllow(Way way) {
    Function function = function(way, allow("sqs:*", "arn:aws:sqs:us-east-1:000000000000:*"));

    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> function.sqs().listQueues())
        .satisfies(e -> assertDenied(e, "sqs:ListQueues on resource: *"));
  }

  @ParameterizedTest
  @EnumSource
  void aFunctionIsInvokedAsItsRoleNamesIt(Way way) {
    String arn = "arn:aws:lambda:us-east-1:000000000000:function:track-order";
    Function function = function(way, allow("lambda:InvokeFunction", arn + ":live"));

    assertThatNoException()
        .isThrownBy(
            () -> {
              function.lambda().invoke(r -> r.functionName(arn + ":live").payload(EMPTY));
              function.lambda().invoke(r -> r.functionName("track-order:live").payload(EMPTY));
            });
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> function.lambda().invoke(r -> r.functionName(arn).payload(EMPTY)))
        .satisfies(e -> assertDenied(e, "lambda:InvokeFunction on resource: " + arn));
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
  void overHttpAFunctionMayNotLookAtOthers() {
    Function function = function(Way.HTTP, allow("*", "*"));

    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> function.lambda().getFunction(r -> r.functionName("track-order")))
        .satisfies(e -> assertDenied(e, "LAMBDA"));
  }

  @Test
  void peopleMayDoEverything() {
    function(Way.HTTP);
    DynamoDbClient person = Clients.client(DynamoDbClient.builder(), endpoint.url(), "test");

    assertThatNoException().isThrownBy(() -> person.deleteTable(r -> r.tableName("Orders")));
  }

  private static void assertDenied(AwsServiceException e, String what) {
    assertThat(e.awsErrorDetails().errorCode()).startsWith("AccessDenied");
    assertThat(e).hasMessageContainingAll("assumed-role/ValidateOrderRole/validate-order", what);
  }

  /** The function's clients; behind them any call succeeds. */
  private Function function(Way way, Statement... statements) {
    Caller.FunctionSession session = callers.register(KEY, "ValidateOrderRole", "validate-order");
    Gate gate = new Gate(session, Policy.of("role", List.of(statements)), faults);
    Map<String, Gate> gates =
        way == Way.HTTP ? Map.of("validate-order", gate) : Map.<String, Gate>of();
    endpoint.serve(
        new Router(
            Map.of(
                AwsService.SQS, gated(AwsService.SQS, gates),
                AwsService.DYNAMODB, gated(AwsService.DYNAMODB, gates),
                AwsService.EVENTS, gated(AwsService.EVENTS, gates),
                AwsService.SES, gated(AwsService.SES, gates),
                AwsService.LAMBDA, gated(AwsService.LAMBDA, gates),
                AwsService.EXECUTE_API, gated(AwsService.EXECUTE_API, gates))),
        callers);
    // in process, the engines are clients of people's
    String key = way == Way.HTTP ? KEY : "test";
    Function direct =
        new Function(
            Clients.client(
                SqsClient.builder().checksumValidationEnabled(false), endpoint.url(), key),
            Clients.client(DynamoDbClient.builder(), endpoint.url(), key),
            Clients.client(EventBridgeClient.builder(), endpoint.url(), key),
            Clients.client(SesV2Client.builder(), endpoint.url(), key),
            Clients.client(
                ApiGatewayManagementApiClient.builder(), endpoint.url().resolve("/live"), key),
            Clients.client(LambdaClient.builder(), endpoint.url(), key));
    GatedClients clients = new GatedClients(gate);
    return way == Way.HTTP
        ? direct
        : new Function(
            clients.sqs(direct.sqs()),
            clients.dynamoDb(direct.dynamoDb()),
            clients.eventBridge(direct.events()),
            clients.sesV2(direct.mail(), IDENTITIES),
            clients.connections(direct.connected(), STAGE),
            clients.lambda(direct.lambda()));
  }

  private static GatedService gated(AwsService name, Map<String, Gate> gates) {
    return new GatedService(
        name, FunctionCallsTest::succeed, gates, IDENTITIES, Map.of("live", "api"));
  }

  private static Response succeed(Request request) {
    return Response.of(200, "application/x-amz-json-1.0", "{}");
  }

  private static Map<String, KeysAndAttributes> batch() {
    return Map.of("Orders", KeysAndAttributes.builder().keys(ITEM).build());
  }

  private static SendMessageBatchRequestEntry message() {
    return SendMessageBatchRequestEntry.builder().id("1").messageBody("{}").build();
  }

  private static PutEventsRequestEntry entry(@org.jspecify.annotations.Nullable String bus) {
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
