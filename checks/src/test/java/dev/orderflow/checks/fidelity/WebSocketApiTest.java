package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;

/**
 * API Gateway developer guide: "Manage connected users and client apps: $connect and $disconnect
 * routes", "Invoke your backend integration with the $default route and custom routes in API
 * Gateway", "Use @connections commands in your backend service", "Control access to WebSocket APIs
 * with REQUEST authorizers" and "Quotas for configuring and running a WebSocket API".
 */
class WebSocketApiTest extends Puppets {

  private static final String PARTS =
      """
        Live:
          Type: AWS::ApiGatewayV2::Api
          Properties:
            Name: live
            ProtocolType: WEBSOCKET
            RouteSelectionExpression: $request.body.action
        Stage:
          Type: AWS::ApiGatewayV2::Stage
          Properties: {ApiId: !Ref Live, StageName: live, AutoDeploy: true, StageVariables: {colour: blue}}
        Busy:
          Type: AWS::ApiGatewayV2::Stage
          Properties: {ApiId: !Ref Live, StageName: busy, DefaultRouteSettings: {ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 2}}
        Integration:
          Type: AWS::ApiGatewayV2::Integration
          Properties:
            ApiId: !Ref Live
            IntegrationType: AWS_PROXY
            IntegrationUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${talker.Arn}/invocations
        Authorizer:
          Type: AWS::ApiGatewayV2::Authorizer
          Properties:
            ApiId: !Ref Live
            Name: tokens
            AuthorizerType: REQUEST
            IdentitySource: [route.request.querystring.token]
            AuthorizerUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${talker.Arn}/invocations
        Connect:
          Type: AWS::ApiGatewayV2::Route
          Properties: {ApiId: !Ref Live, RouteKey: $connect, AuthorizationType: CUSTOM, AuthorizerId: !Ref Authorizer, Target: !Sub "integrations/${Integration}"}
        Disconnect:
          Type: AWS::ApiGatewayV2::Route
          Properties: {ApiId: !Ref Live, RouteKey: $disconnect, Target: !Sub "integrations/${Integration}"}
        Hello:
          Type: AWS::ApiGatewayV2::Route
          Properties: {ApiId: !Ref Live, RouteKey: hello, Target: !Sub "integrations/${Integration}"}
        RoutesMayCall:
          Type: AWS::Lambda::Permission
          Properties: {FunctionName: !GetAtt talker.Arn, Action: lambda:InvokeFunction, Principal: apigateway.amazonaws.com, SourceArn: !Sub "arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Live}/*"}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  WebSocketApiTest() {
    super(
        PARTS
            + function(
                    "talker",
                    """
                    Environment:
                      Variables:
                        STAGE: !Sub https://${Live}.execute-api.${AWS::Region}.amazonaws.com/${Stage}
                    """)
                .replace("functions.Puppet", "functions.SocketPuppet"));
  }

  @AfterAll
  void closeClient() {
    http.shutdownNow();
  }

  @Test
  void aMessageGoesToItsRouteAndAnAnswerComesBack() throws Exception {
    WebSocket client = connect();
    client.sendText("{\"action\":\"hello\",\"to\":\"you\"}", true).join();
    Doc event = Doc.of(take());
    assertThat(event.text("body")).isEqualTo("{\"action\":\"hello\",\"to\":\"you\"}");
    assertThat(event.at("isBase64Encoded")).isEqualTo(false);
    assertThat(event.at("stageVariables")).isEqualTo(Map.of("colour", "blue"));
    assertThat(event.text("requestContext", "routeKey")).isEqualTo("hello");
    assertThat(event.text("requestContext", "eventType")).isEqualTo("MESSAGE");
    assertThat(event.text("requestContext", "messageDirection")).isEqualTo("IN");
    assertThat(event.text("requestContext", "stage")).isEqualTo("live");
    assertThat(event.at("requestContext", "authorizer"))
        .isEqualTo(Map.of("principalId", "somebody", "plan", "gold"));
    assertThat(event.names("requestContext"))
        .contains(
            "messageId", "connectedAt", "requestTimeEpoch", "identity", "domainName", "apiId");
    client.abort();
  }

  @Test
  void aMessageWithoutARouteIsForbiddenAndAFunctionsFaultIsTold() throws Exception {
    WebSocket client = connect();
    client.sendText("no JSON", true).join();
    assertThat(Doc.of(take()).text("message")).isEqualTo("Forbidden");
    client.sendText("{\"action\":\"$disconnect\"}", true).join();
    assertThat(Doc.of(take()).text("message")).isEqualTo("Forbidden");
    client.sendText("{\"action\":\"hello\",\"fail\":1}", true).join();
    Doc fault = Doc.of(take());
    assertThat(fault.text("message")).isEqualTo("Internal server error");
    assertThat(fault.names()).contains("connectionId", "requestId");
    client.abort();
  }

  @Test
  void whoLeavesIsDisconnected() throws Exception {
    WebSocket client = connect();
    String id = idOf(client);
    client.sendClose(4000, "enough").join();
    String line =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () ->
                    aws.lines("talker", "DISCONNECT").stream()
                        .filter(it -> it.contains(id))
                        .findFirst()
                        .orElse(""),
                it -> !it.isEmpty());
    Doc event = Doc.of(line);
    assertThat(event.at("requestContext", "disconnectStatusCode")).isEqualTo(4000L);
    assertThat(event.text("requestContext", "disconnectReason")).isEqualTo("enough");
    try (ApiGatewayManagementApiClient management = management()) {
      assertThatExceptionOfType(GoneException.class)
          .isThrownBy(() -> management.getConnection(r -> r.connectionId(id)))
          .satisfies(e -> assertThat(e.statusCode()).isEqualTo(410));
      assertThatExceptionOfType(GoneException.class)
          .isThrownBy(
              () ->
                  management.postToConnection(
                      r -> r.connectionId(id).data(SdkBytes.fromUtf8String("x"))));
    }
  }

  @Test
  void whoeverManagesConnectionsSpeaksToThemAndEndsThem() throws Exception {
    WebSocket client = connect();
    String id = idOf(client);
    try (ApiGatewayManagementApiClient management = management()) {
      management.postToConnection(
          r -> r.connectionId(id).data(SdkBytes.fromUtf8String("grüß dich")));
      assertThat(take()).isEqualTo("grüß dich");
      GetConnectionResponse found = management.getConnection(r -> r.connectionId(id));
      assertThat(found.identity().sourceIp()).isEqualTo("127.0.0.1");
      assertThat(found.connectedAt()).isBeforeOrEqualTo(found.lastActiveAt());
      SdkBytes tooMuch = SdkBytes.fromByteArray(new byte[(128 << 10) + 1]);
      assertThatExceptionOfType(PayloadTooLargeException.class)
          .isThrownBy(() -> management.postToConnection(r -> r.connectionId(id).data(tooMuch)));
      management.deleteConnection(r -> r.connectionId(id));
      assertThat(take()).isEqualTo("closed 1000");
    }
  }

  @Test
  void theAuthorizerDecidesWhoMayConnect() {
    assertThat(statusOf("")).isEqualTo(401);
    assertThat(statusOf("?token=Deny")).isEqualTo(403);
    assertThat(statusOf("?token=unauthorized")).isEqualTo(401);
    assertThat(statusOf("?token=malformed")).isEqualTo(500);
  }

  @Test
  void theConnectRouteMayRefuse() {
    assertThat(status("/live?token=Allow", "409")).isEqualTo(409);
    assertThat(status("/live?token=Allow", "99")).isEqualTo(502);
  }

  @Test
  void neitherStrangersNorMessagesUseUpWhatLetsOthersIn() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThat(status("/busy")).isEqualTo(401);
      assertThat(status("/busy?token=Deny")).isEqualTo(403);
    }
    heard.clear();
    WebSocket client =
        http.newWebSocketBuilder()
            .buildAsync(address("/busy?token=Allow"), new Hearing(heard))
            .join();
    for (String answer : List.of("Forbidden", "Forbidden", "Too Many Requests")) {
      client.sendText("no JSON", true).join();
      assertThat(Doc.of(take()).text("message")).isEqualTo(answer);
    }
    assertThat(status("/busy?token=Allow")).isEqualTo(101);
    assertThat(status("/busy?token=Allow")).isEqualTo(429);
    client.abort();
  }

  @Test
  void anotherStageIsForbidden() {
    assertThat(status("/other?token=Allow")).isEqualTo(403);
  }

  @Test
  void binaryIsNotSupported() throws Exception {
    WebSocket client = connect();
    client.sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
    assertThat(take()).isEqualTo("closed 1003");
  }

  private int statusOf(String query) {
    return status("/live" + query);
  }

  private int status(String path) {
    return status(path, "200");
  }

  private int status(String path, String rejection) {
    try {
      http.newWebSocketBuilder()
          .header("x-refuse", rejection)
          .buildAsync(address(path), new Hearing(heard))
          .join()
          .abort();
      return 101;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          ? refused.getResponse().statusCode()
          : -1;
    }
  }

  private WebSocket connect() {
    heard.clear();
    return http.newWebSocketBuilder()
        .buildAsync(address("/live?token=Allow"), new Hearing(heard))
        .join();
  }

  private String idOf(WebSocket client) throws InterruptedException {
    client.sendText("{\"action\":\"hello\"}", true).join();
    return Doc.of(take()).text("requestContext", "connectionId");
  }

  private String take() throws InterruptedException {
    String next = heard.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was heard");
    }
    return next;
  }

  private URI address(String path) {
    return URI.create("ws://127.0.0.1:" + api().getPort() + path);
  }

  private ApiGatewayManagementApiClient management() {
    return ApiGatewayManagementApiClient.builder()
        .endpointOverride(URI.create(endpoint() + "/live"))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private record Hearing(BlockingQueue<String> heard) implements WebSocket.Listener {

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      heard.add(data.toString());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      heard.add("closed " + code);
      return null;
    }
  }
}
