package dev.orderflow.localcloud.sqs.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.sqs.QueueEngine;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What AWS answered, held against what is answered here: a line of a file for each question. */
class FactsTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final QueueEngine ENGINE =
      QueueEngine.inMemory(URI.create("http://127.0.0.1:4566"));
  private static final SqsService SERVICE = new SqsService(ENGINE.client());

  /**
   * @param given calls before it, each its operation and what it says
   * @param says what the answer has at least; null if it is refused
   * @param refused the error's code, and its message if that is known
   */
  record Fact(Map<?, ?> line) {

    Object part(String name) {
      return Objects.requireNonNull(line.get(name));
    }

    List<?> given() {
      return line.get("given") instanceof List<?> calls ? calls : List.of();
    }

    @Override
    public String toString() {
      return line.get("area") + ": " + line.get("asked");
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
  static void thereAreSome() throws IOException {
    assertThat(facts()).hasSizeGreaterThan(40);
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void isAnsweredAsByAws(Fact fact) {
    String name = "facts-" + NUMBER.incrementAndGet();
    call("CreateQueue", Map.of("QueueName", name));
    call("CreateQueue", Map.of("QueueName", name + "-other"));
    call(
        "CreateQueue",
        Map.of("QueueName", name + ".fifo", "Attributes", Map.of("FifoQueue", "true")));
    for (Object given : fact.given()) {
      List<?> call = (List<?>) given;
      Response response = call(String.valueOf(call.getFirst()), filled(call.getLast(), name));
      assertThat(response.status()).as(new String(response.body(), UTF_8)).isEqualTo(200);
    }

    Response response =
        call(String.valueOf(fact.line().get("call")), filled(fact.part("with"), name));

    String body = new String(response.body(), UTF_8);
    if (fact.line().get("refused") instanceof String code) {
      assertThat(response.status()).as(body).isEqualTo(400);
      assertThat(response.headers()).containsEntry("x-amzn-query-error", code + ";Sender");
      if (fact.line().get("message") instanceof String message) {
        assertThat(JsonObjects.object("error", Json.parse(body)).get("message"))
            .isEqualTo(message.replace("$name", name));
      }
    } else {
      assertThat(response.status()).as(body).isEqualTo(200);
      assertHas(JsonObjects.object("answer", Json.parse(body)), filled(fact.part("says"), name));
    }
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
            .replace("$large", "x".repeat((1 << 20) + 1))
            .replace("$queue", ENGINE.queueUrl(name))
            .replace("$other", ENGINE.queueUrl(name + "-other"))
            .replace("$fifo", ENGINE.queueUrl(name + ".fifo"))
            .replace("$name", name);
    return Objects.requireNonNull(Json.parse(json));
  }

  private static Response call(String operation, Object members) {
    return SERVICE.handle(
        new Request(
            "POST",
            "/",
            "",
            Map.of("x-amz-target", "AmazonSQS." + operation, "x-amzn-query-mode", "true"),
            Json.write(members).getBytes(UTF_8),
            new Caller.Root("test")));
  }

  /** The query protocol, as older clients speak it. */
  @ParameterizedTest
  @MethodSource("forms")
  void theQueryProtocolIsSpokenToo(String form, String expected) {
    String queue = "query-" + NUMBER.incrementAndGet();
    call("CreateQueue", Map.of("QueueName", queue));
    call("SendMessage", Map.of("QueueUrl", queue, "MessageBody", "first <&>\r\n"));
    String url = URLEncoder.encode(ENGINE.queueUrl(queue), UTF_8);

    Response response =
        SERVICE.handle(
            new Request(
                "POST",
                "/000000000000/" + queue,
                "",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                form.replace("$queue", url).replace("$name", queue).getBytes(UTF_8),
                new Caller.Root("test")));

    assertThat(new String(response.body(), UTF_8)).contains(expected);
  }

  static Stream<Object[]> forms() {
    return Stream.of(
        new Object[] {"Action=ReceiveMessage", "<Body>first &lt;&amp;&gt;&#xD;\n</Body>"},
        new Object[] {
          "Action=ReceiveMessage&QueueUrl=$queue&AttributeName.1=All",
          "<Attribute><Name>SenderId</Name><Value>"
        },
        new Object[] {
          "Action=SendMessage&MessageBody=x&MessageAttribute.1.Name=a"
              + "&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=b",
          "<MD5OfMessageAttributes>"
        },
        new Object[] {
          "Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=a"
              + "&SendMessageBatchRequestEntry.1.MessageBody=x&SendMessageBatchRequestEntry.2.Id=b"
              + "&SendMessageBatchRequestEntry.2.MessageBody=y",
          "</SendMessageBatchResultEntry><SendMessageBatchResultEntry><Id>b</Id>"
        },
        new Object[] {
          "Action=CreateQueue&QueueName=$name-2&Attribute.1.Name=DelaySeconds"
              + "&Attribute.1.Value=3&Tag.1.Key=team&Tag.1.Value=orders",
          "<CreateQueueResult><QueueUrl>http://127.0.0.1:4566/000000000000/query-"
        },
        new Object[] {"Action=DeleteQueue", "<DeleteQueueResponse xmlns="},
        new Object[] {
          "Action=GetQueueUrl&QueueName=not-there",
          "<Error><Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code>"
        });
  }
}
