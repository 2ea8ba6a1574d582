package dev.orderflow.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A function's clients over HTTP and in this JVM, which must be judged alike. */
abstract class FunctionCalls {

  static final String KEY = "ASIAFUNCTION";
  static final String QUEUE_URL = "http://127.0.0.1:4566/000000000000/order-processing-queue";

  static final MailIdentities IDENTITIES =
      new MailIdentities(Set.of("shop@example.com", "example.org"));

  static final URI STAGE = URI.create("https://api.execute-api.us-east-1.amazonaws.com/live");

  /** The ways by which a function's calls reach the services. */
  enum Way {
    HTTP,
    IN_PROCESS
  }

  record Function(
      SqsClient sqs,
      DynamoDbClient dynamoDb,
      EventBridgeClient events,
      SesV2Client mail,
      ApiGatewayManagementApiClient connected,
      LambdaClient lambda,
      CloudWatchClient metrics) {}

  final Endpoint endpoint = Endpoint.bind(0);
  private final Callers callers = new Callers();
  final Faults faults = new Faults();

  @AfterEach
  void close() {
    endpoint.close();
  }

  static void assertDenied(AwsServiceException e, String what) {
    assertThat(e.awsErrorDetails().errorCode()).startsWith("AccessDenied");
    assertThat(e).hasMessageContainingAll("assumed-role/ValidateOrderRole/validate-order", what);
  }

  /** The function's clients; behind them any call succeeds. */
  final Function function(Way way, Statement... statements) {
    Caller.FunctionSession session = callers.register(KEY, "ValidateOrderRole", "validate-order");
    IamInterceptor interceptor =
        new IamInterceptor(session, Policy.of("role", List.of(statements)), faults);
    Map<String, IamInterceptor> gates =
        way == Way.HTTP ? Map.of("validate-order", interceptor) : Map.<String, IamInterceptor>of();
    endpoint.serve(
        new Router(
            Map.of(
                AwsService.SQS, gated(AwsService.SQS, gates),
                AwsService.DYNAMODB, gated(AwsService.DYNAMODB, gates),
                AwsService.EVENTS, gated(AwsService.EVENTS, gates),
                AwsService.SES, gated(AwsService.SES, gates),
                AwsService.LAMBDA, gated(AwsService.LAMBDA, gates),
                AwsService.MONITORING, gated(AwsService.MONITORING, gates),
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
            Clients.client(LambdaClient.builder(), endpoint.url(), key),
            Clients.client(CloudWatchClient.builder(), endpoint.url(), key));
    GatedClients clients = new GatedClients(interceptor);
    return way == Way.HTTP
        ? direct
        : new Function(
            clients.sqs(direct.sqs()),
            clients.dynamoDb(direct.dynamoDb()),
            clients.eventBridge(direct.events()),
            clients.sesV2(direct.mail(), IDENTITIES),
            clients.connections(direct.connected(), STAGE),
            clients.lambda(direct.lambda()),
            clients.cloudWatch(direct.metrics()));
  }

  private static GatedService gated(AwsService name, Map<String, IamInterceptor> gates) {
    return new GatedService(name, FunctionCalls::succeed, gates, IDENTITIES, Map.of("live", "api"));
  }

  /** In CBOR. */
  private static final byte EMPTY_MAP = (byte) 0xA0;

  private static Response succeed(Request request) {
    boolean inCbor = request.header("smithy-protocol") != null;
    return inCbor
        ? new Response(200, Map.of("smithy-protocol", "rpc-v2-cbor"), new byte[] {EMPTY_MAP})
        : Response.of(200, "application/x-amz-json-1.0", "{}");
  }
}
