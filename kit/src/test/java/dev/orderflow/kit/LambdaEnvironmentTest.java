package dev.orderflow.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

class LambdaEnvironmentTest {

  private record Received(String operation, String body, int fromPort) {}

  /** The connection is closed without an answer. */
  private static final int NONE = 0;

  private final List<Received> received = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "{}";

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void callsTheEndpointThatLambdaNames() {
    put("a-1");
    assertThat(received)
        .singleElement()
        .extracting(Received::operation)
        .asString()
        .isEqualTo("DynamoDB_20120810.PutItem");
    assertThat(received.getFirst().body()).contains("{\"orderId\":{\"S\":\"a-1\"}}");
  }

  @Test
  void keepsItsConnection() {
    put("a-1");
    put("a-2");
    assertThat(received)
        .extracting(Received::fromPort)
        .containsOnly(received.getFirst().fromPort());
  }

  @Test
  void tellsErrorsApart() {
    status = 400;
    answer =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
            + "\"message\":\"The conditional request failed\"}";
    assertThatThrownBy(() -> put("a-1")).isInstanceOf(ConditionalCheckFailedException.class);
  }

  @Test
  void buildsAClientOnce() {
    LambdaEnvironment environment = environment();
    assertThat(environment.dynamoDb()).isSameAs(environment.dynamoDb());
  }

  @Test
  void sendsToAConnection() {
    URI stage = URI.create("https://a1b2.execute-api.us-east-1.amazonaws.com/live");
    environment()
        .connections(stage)
        .postToConnection(r -> r.connectionId("c-1").data(SdkBytes.fromUtf8String("hello")));
    assertThat(received).extracting(Received::body).containsExactly("hello");
  }

  @Test
  void readsAlarms() {
    // {"MetricAlarms": [{"AlarmName": "late"}]} in CBOR, byte by byte
    answer = "\u00a1\u006cMetricAlarms\u0081\u00a1\u0069AlarmName\u0064late";
    LambdaEnvironment environment = environment();
    assertThat(environment.cloudWatch().describeAlarms().metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("late");
    assertThat(environment.cloudWatch()).isSameAs(environment.cloudWatch());
  }

  /** SES would send it twice. */
  @Test
  void aMailThatMayHaveArrivedIsNotSentAgain() {
    SesV2Client client = environment().sesV2();
    client.sendEmail(r -> r.fromEmailAddress("a@example.com"));
    status = 503;
    assertThatThrownBy(() -> client.sendEmail(r -> r.fromEmailAddress("b@example.com")))
        .isInstanceOf(SesV2Exception.class);
    client.close();
    assertThat(received).hasSize(2);
  }

  /** On a kept connection the JDK would by itself. */
  @Test
  void noMailIsSentAgainWhenItsConnectionBreaks() {
    SesV2Client client = environment().sesV2();
    client.sendEmail(r -> r.fromEmailAddress("a@example.com"));
    status = NONE;
    assertThatThrownBy(() -> client.sendEmail(r -> r.fromEmailAddress("b@example.com")))
        .isInstanceOf(SdkClientException.class);
    assertThat(received).hasSize(2);
    assertThat(received.getFirst().fromPort()).isEqualTo(received.getLast().fromPort());
  }

  @Test
  void needsNoKeysUnderSnapStart() {
    Map<String, String> variables =
        Map.of(
            "AWS_REGION", "us-east-1",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/credentials");
    assertThat(new LambdaEnvironment(variables).dynamoDb()).isNotNull();
  }

  @Test
  void namesAMissingVariable() {
    assertThatThrownBy(() -> environment().variable("TABLE"))
        .hasMessage("environment variable TABLE is not set");
  }

  private void put(String orderId) {
    DynamoDbClient client = environment().dynamoDb();
    client.putItem(r -> r.tableName("Orders").item(Map.of("orderId", Attributes.text(orderId))));
  }

  private LambdaEnvironment environment() {
    return new LambdaEnvironment(
        Map.of(
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_SESSION_TOKEN", "local",
            "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String operation = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      received.add(new Received(operation, body, exchange.getRemoteAddress().getPort()));
      if (status == NONE) {
        return;
      }
      byte[] bytes = answer.getBytes(ISO_8859_1);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
