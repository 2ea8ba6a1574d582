package dev.orderflow.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StreamBatchTest {

  private static final String BATCH =
      """
      {"Records":[{"eventID":"1","eventName":"MODIFY","eventSource":"aws:dynamodb",
        "eventSourceARN":"arn:aws:dynamodb:us-east-1:000000000000:table/Orders/stream/2026",
        "dynamodb":{"Keys":{"orderId":{"S":"ORD-1"}},"SequenceNumber":"111",
          "StreamViewType":"NEW_AND_OLD_IMAGES",
          "OldImage":{"orderId":{"S":"ORD-1"},"version":{"N":"0"}},
          "NewImage":{"orderId":{"S":"ORD-1"},"version":{"N":"1"},"facts":{"M":{}},
            "items":{"L":[{"M":{"unitPrice":{"N":"1000000000000000000"}}},{"NULL":true}]},
            "rate":{"N":"1.5"},"gift":{"BOOL":true}}}},
       {"eventSourceARN":"arn:aws:dynamodb:us-east-1:000000000000:table/Orders/stream/2026",
        "dynamodb":{"SequenceNumber":"112"}}]}
      """;

  @Test
  void readsChangesAsLambdaSendsThem() {
    List<StreamBatch.Change> changes = StreamBatch.parse(BATCH.getBytes(UTF_8));
    assertThat(changes).hasSize(2);
    assertThat(changes.getFirst().table()).isEqualTo("Orders");
    assertThat(changes.getFirst().sequenceNumber()).isEqualTo("111");
    assertThat(changes.getFirst().before()).isEqualTo(Map.of("orderId", "ORD-1", "version", 0L));
    assertThat(changes.getFirst().after())
        .containsEntry("facts", Map.of())
        .containsEntry(
            "items", Arrays.asList(Map.of("unitPrice", 1_000_000_000_000_000_000L), null))
        .containsEntry("rate", new BigDecimal("1.5"))
        .containsEntry("gift", true);
    assertThat(changes.getLast().before()).isNull();
    assertThat(changes.getLast().after()).isNull();
  }

  @Test
  void answersWithTheChangeToGoOnFrom() {
    StreamBatch.Change change = StreamBatch.parse(BATCH.getBytes(UTF_8)).getFirst();
    assertThat(StreamBatch.failedFrom(change))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"111\"}]}");
    assertThat(StreamBatch.done()).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"Records\":[{}]}",
        "{\"Records\":[{\"eventSourceARN\":\"x\",\"dynamodb\":{\"SequenceNumber\":\"1\"}}]}",
      })
  void refusesWhatIsNoBatch(String event) {
    assertThatThrownBy(() -> StreamBatch.parse(event.getBytes(UTF_8)))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void aValueThatJsonDoesNotKnowSpoilsItsOwnChangeAlone() {
    String batch = BATCH.replace("{\"BOOL\":true}", "{\"B\":\"AA==\"}");
    List<StreamBatch.Change> changes = StreamBatch.parse(batch.getBytes(UTF_8));
    assertThatThrownBy(changes.getFirst()::after)
        .isInstanceOf(JsonException.class)
        .hasMessage("an attribute of type B");
    assertThat(changes.getFirst().before()).isNotNull();
  }

  @Test
  void plainValuesSurviveBeingStored() {
    Map<String, @Nullable Object> value = new HashMap<>();
    value.put("text", "a");
    value.put("whole", Long.MAX_VALUE);
    value.put("number", new BigDecimal("2.50"));
    value.put("beyond", new BigDecimal("9223372036854775808"));
    value.put("flag", false);
    value.put("nothing", null);
    value.put("list", Arrays.asList("a", null, Map.of("b", 1L)));
    assertThat(Attributes.plain(Attributes.of(value).m())).isEqualTo(value);
    assertThatThrownBy(() -> Attributes.of(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Attributes.plain(AttributeValue.fromSs(List.of("a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
