package dev.orderflow.orders.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.PublishException;
import dev.orderflow.orders.validate.Recorder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class PublishOrderEventsTest {

  private final Bus bus = new Bus();
  private final Recorder environment =
      new Recorder(Instant.parse("2026-02-01T00:00:00Z")) {
        @Override
        public EventBridgeClient eventBridge() {
          return bus;
        }
      };
  private final PublishOrderEvents function = new PublishOrderEvents(environment);

  @Test
  void publishesChangesOfBothTablesInOrder() throws IOException {
    String answer =
        publish(
            change("1", "Orders", order(1)),
            change("2", "REJECTIONS_TABLE", Items.rejection("r-1")),
            change("3", "Orders", order(2)));
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(bus.calls).hasSize(1);
    assertThat(bus.taken)
        .extracting(PutEventsRequestEntry::detailType)
        .containsExactly("Order Processed", "Order Rejected", "Order Processed");
    assertThat(bus.taken.getFirst().eventBusName()).isEqualTo("EVENT_BUS_NAME");
  }

  @Test
  void publishesTenAtOnceAndNoMore() throws IOException {
    assertThat(publish(changes(25))).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(bus.calls).containsExactly(10, 10, 5);
  }

  @Test
  void triesRefusedEntriesAgain() throws IOException {
    bus.refuses = entry -> bus.calls.size() == 1 && entry.detail().contains("ORD-2\"");
    assertThat(publish(changes(3))).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(bus.calls).containsExactly(3, 1);
    assertThat(bus.taken).hasSize(3);
  }

  @Test
  void goesOnFromTheFirstThatTheBusDidNotTake() throws IOException {
    bus.refuses = entry -> entry.detail().contains("ORD-14\"");
    assertThat(publish(changes(25)))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"10\"}]}");
    assertThat(bus.taken).hasSize(19);
  }

  @Test
  void failsAsAWholeIfTheBusTakesNothing() {
    bus.refuses = _ -> true;
    assertThatThrownBy(() -> publish(changes(25))).isInstanceOf(PublishException.class);
    assertThat(bus.taken).isEmpty();
  }

  @Test
  void aChangeThatCannotBeReadIsPutAsideAndHoldsUpNoOther() throws IOException {
    Map<String, @Nullable Object> broken = order(1);
    broken.remove("customerEmail");
    Map<String, Object> change = change("2", "Orders", broken);
    assertThat(publish(change("1", "Orders", order(0)), change, change("3", "Orders", order(2))))
        .isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(bus.taken).hasSize(2);
    assertThat(environment.sent).hasSize(1);
    assertThat(environment.sent.getFirst().queueUrl()).isEqualTo("ORDER_EVENTS_DLQ_URL");
    Map<String, @Nullable Object> letter =
        JsonObjects.object("letter", Json.parse(environment.sent.getFirst().messageBody()));
    assertThat(letter.get("requestPayload"))
        .isEqualTo(Json.parse(Json.write(Map.of("Records", List.of(change)))));
    assertThat(letter.get("responsePayload"))
        .isEqualTo(
            Map.of(
                "errorType", "IllegalArgumentException",
                "errorMessage", "customerEmail is not a string"));
  }

  @Test
  void whatIsRemovedByHandIsNotPublished() throws IOException {
    Map<String, Object> removed = new HashMap<>(change("1", "Orders", order(0)));
    removed.put("dynamodb", Map.of("SequenceNumber", "1"));
    assertThat(publish(removed)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(bus.calls).isEmpty();
  }

  @Test
  void theSampleIsAChangeThatWouldBePublished() throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(SampleChange.batch()), output, new Recorder.NoContext());
    assertThat(bus.taken).hasSize(1);
  }

  @SafeVarargs
  private String publish(Map<String, Object>... changes) throws IOException {
    byte[] batch = Json.write(Map.of("Records", List.of(changes))).getBytes(UTF_8);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    function.handleRequest(new ByteArrayInputStream(batch), output, new Recorder.NoContext());
    return output.toString(UTF_8);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<String, Object>[] changes(int count) {
    Map[] changes = new Map[count];
    for (int i = 0; i < count; i++) {
      changes[i] = change(String.valueOf(i), "Orders", order(i));
    }
    return changes;
  }

  private static Map<String, @Nullable Object> order(int number) {
    Map<String, @Nullable Object> order = Items.processed();
    order.put("orderId", "ORD-" + number);
    return order;
  }

  private static Map<String, Object> change(
      String sequenceNumber, String table, Map<String, @Nullable Object> after) {
    return Map.of(
        "eventSourceARN",
        "arn:aws:dynamodb:us-east-1:000000000000:table/" + table + "/stream/1",
        "dynamodb",
        Map.of("SequenceNumber", sequenceNumber, "NewImage", json(Attributes.of(after).m())));
  }

  private static Map<String, Object> json(Map<String, AttributeValue> attributes) {
    Map<String, Object> json = new HashMap<>();
    attributes.forEach((name, value) -> json.put(name, json(value)));
    return json;
  }

  private static Map<String, Object> json(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case M -> Map.of("M", json(value.m()));
      case L -> Map.of("L", value.l().stream().map(PublishOrderEventsTest::json).toList());
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private static final class Bus implements EventBridgeClient {
    private final List<Integer> calls = new ArrayList<>();
    private final List<PutEventsRequestEntry> taken = new ArrayList<>();
    private Predicate<PutEventsRequestEntry> refuses = _ -> false;

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      calls.add(request.entries().size());
      return PutEventsResponse.builder()
          .entries(request.entries().stream().map(this::result).toList())
          .build();
    }

    private PutEventsResultEntry result(PutEventsRequestEntry entry) {
      if (refuses.test(entry)) {
        return PutEventsResultEntry.builder().errorCode("InternalFailure").build();
      }
      taken.add(entry);
      return PutEventsResultEntry.builder().eventId("1").build();
    }

    @Override
    public String serviceName() {
      return "events";
    }

    @Override
    public void close() {}
  }
}
