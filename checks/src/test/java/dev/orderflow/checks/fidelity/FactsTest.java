package dev.orderflow.checks.fidelity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.fidelity.functions.Puppet;
import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What AWS answered, held against what the endpoint answers: a line of a file for each question.
 * Those of queues are beside their own code.
 */
class FactsTest extends Puppets {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String ALARM =
      """
        Alarm:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmName: facts-alarm
            AlarmDescription: there
            Namespace: AWS/SQS
            MetricName: NumberOfMessagesSent
            Dimensions: [{Name: QueueName, Value: facts-queue}]
            Statistic: Sum
            Period: 60
            EvaluationPeriods: 1
            Threshold: 1000000
            ComparisonOperator: GreaterThanThreshold
            TreatMissingData: notBreaching
      """;

  private final HttpClient client = HttpClient.newHttpClient();

  FactsTest() {
    super(
        queue("facts-queue", "VisibilityTimeout: 30")
            + table("Facts")
            + ALARM
            + function("known", Puppet.class, "")
            + queue("feeding", "VisibilityTimeout: 30")
            + function(
                "fed",
                Puppet.class,
                "Events: {Work: {Type: SQS, Properties: {Queue: !GetAtt feeding.Arn}}}"));
  }

  /**
   * One line: {@code area} and {@code asked} for people; {@code call}, an operation or a method and
   * a path, {@code with} its members, after the calls {@code given}; and what is expected: {@code
   * refused}, an error's code, with {@code message}, if that is known; {@code says}, what the
   * answer has at least; or {@code keys}, all of the answer or of the first {@code keys_of} it.
   */
  record Fact(Map<?, ?> line) {

    String text(String name) {
      return String.valueOf(line.get(name));
    }

    boolean has(String name) {
      return line.containsKey(name);
    }

    @Override
    public String toString() {
      return text("area") + ": " + text("asked");
    }
  }

  static Stream<Fact> facts() throws IOException {
    try (InputStream lines = FactsTest.class.getResourceAsStream("facts.ndjson")) {
      return new String(Objects.requireNonNull(lines).readAllBytes(), UTF_8)
              .lines()
              .map(line -> new Fact(JsonObjects.object("fact", Json.parse(line))))
              .toList()
              .stream();
    }
  }

  @BeforeAll
  void makeSomethingToTell() {
    aws.lambda.invoke(r -> r.functionName("known"));
    aws.sqs.sendMessage(m -> m.queueUrl(aws.queueUrl("facts-queue")).messageBody("a"));
    AwsClients.awaitTrue(
        "the queue's metrics are there",
        () ->
            answer("GraniteServiceVersion20100801.ListMetrics", Map.of("Namespace", "AWS/SQS"))
                .body()
                .contains("facts-queue"));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void isAnsweredAsByAws(Fact fact) {
    String name = "facts-" + NUMBER.incrementAndGet();
    if (fact.line().get("given") instanceof List<?> calls) {
      for (Object given : calls) {
        List<?> call = (List<?>) given;
        HttpResponse<String> done =
            answer(String.valueOf(call.getFirst()), filled(call.getLast(), name));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      }
    }
    HttpResponse<String> answer =
        answer(fact.text("call"), filled(Objects.requireNonNull(fact.line().get("with")), name));
    if (fact.has("refused")) {
      assertRefused(fact, answer);
      return;
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Map<?, ?> told = JsonObjects.object("answer", Json.parse(answer.body()));
    if (fact.has("says")) {
      assertHas(told, filled(Objects.requireNonNull(fact.line().get("says")), name));
    }
    if (fact.has("keys")) {
      assertThat(keys(fact, told)).containsExactlyInAnyOrderElementsOf(expectedKeys(fact));
    }
    if (fact.has("not_there")) {
      assertThat(answer.body()).doesNotContain(fact.text("not_there"));
    }
  }

  private static void assertRefused(Fact fact, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    Map<?, ?> error = JsonObjects.object("error", Json.parse(answer.body()));
    Object code = error.containsKey("__type") ? error.get("__type") : error.get("code");
    assertThat(String.valueOf(code)).endsWith(fact.text("refused"));
    if (fact.has("message")) {
      Object message = error.containsKey("message") ? error.get("message") : error.get("Message");
      assertThat(message).isEqualTo(fact.text("message"));
    }
  }

  private static List<String> keys(Fact fact, Map<?, ?> told) {
    Object of = fact.has("keys_of") ? told.get(fact.text("keys_of")) : told;
    Object first = of instanceof List<?> list ? list.getFirst() : of;
    return ((Map<?, ?>) Objects.requireNonNull(first))
        .keySet().stream().map(String::valueOf).toList();
  }

  private static List<String> expectedKeys(Fact fact) {
    return ((List<?>) Objects.requireNonNull(fact.line().get("keys")))
        .stream().map(String::valueOf).toList();
  }

  /** Members that are not expected may be there, other than where none is. */
  private static void assertHas(Object present, Object expected) {
    if (expected instanceof Map<?, ?> members) {
      Map<?, ?> there = (Map<?, ?>) present;
      if (members.isEmpty()) {
        assertThat(there).isEmpty();
      }
      members.forEach(
          (name, value) -> {
            assertThat(there.keySet().toString()).contains(String.valueOf(name));
            assertHas(Objects.requireNonNull(there.get(name)), value);
          });
    } else if (expected instanceof List<?> items) {
      assertThat((List<?>) present).hasSameSizeAs(items);
      for (int i = 0; i < items.size(); i++) {
        assertHas(((List<?>) present).get(i), items.get(i));
      }
    } else {
      assertThat(present).isEqualTo(expected);
    }
  }

  private static Object filled(Object value, String name) {
    String json =
        Json.write(value)
            .replace("$large", "x".repeat(256 << 10))
            .replace("$queueArn", "arn:aws:sqs:us-east-1:000000000000:facts-queue")
            .replace("$name", name);
    return Objects.requireNonNull(Json.parse(json));
  }

  private HttpResponse<String> answer(String call, Object with) {
    try {
      return client.send(request(call, with), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(String call, Object with) {
    String body = with instanceof String text ? text : Json.write(with);
    int space = call.indexOf(' ');
    if (space < 0) {
      return HttpRequest.newBuilder(endpoint())
          .header("X-Amz-Target", call)
          .header("Content-Type", "application/x-amz-json-1.1")
          .header("Authorization", signed(""))
          .POST(HttpRequest.BodyPublishers.ofString(body))
          .build();
    }
    boolean get = call.startsWith("GET ");
    String path = call.substring(space + 1).replace("$", "%24").replace("!", "%21");
    return HttpRequest.newBuilder(URI.create(endpoint() + path))
        .header("Authorization", signed("lambda"))
        .method(
            call.substring(0, space),
            get ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String signed(String service) {
    return "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/"
        + (service.isEmpty() ? "any" : service)
        + "/aws4_request, SignedHeaders=host, Signature=00";
  }
}
