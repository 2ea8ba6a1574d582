package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesAndMetricsTest {

  private static final String RECORD =
      """
      {"Records":[{"messageId":"m-1","receiptHandle":"r-1","body":"{}","attributes":{
        "ApproximateReceiveCount":"2","SentTimestamp":"1767225600000",
        "ApproximateFirstReceiveTimestamp":"1767225600250"},
        "messageAttributes":{"validatedAt":{"stringValue":"2026-01-01T00:00:00.000Z",
        "dataType":"String"},"blob":{"binaryValue":"AA==","dataType":"Binary"}}}]}
      """;

  @Test
  void readsABatchAsLambdaSendsIt() {
    assertThat(SqsBatch.parse(RECORD.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(
            new SqsBatch.Message(
                "m-1",
                "r-1",
                "{}",
                2,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00.250Z"),
                Map.of("validatedAt", "2026-01-01T00:00:00.000Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"Records\":{}}", "{\"Records\":[{}]}", "no"})
  void refusesWhatIsNoBatch(String event) {
    assertThatThrownBy(() -> SqsBatch.parse(event.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void answersWithTheMessagesThatFailed() {
    var message = SqsBatch.parse(RECORD.getBytes(StandardCharsets.UTF_8)).getFirst();
    assertThat(SqsBatch.response(List.of(message)))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}");
    assertThat(SqsBatch.response(List.of())).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void aMetricsLineIsEmbeddedMetricFormat() {
    Metrics metrics = new Metrics("process-order");
    metrics.count("OrdersProcessed");
    metrics.count("OrdersProcessed");
    metrics.count("DuplicateOrders");
    Map<String, ?> line =
        JsonObjects.object("line", Json.parse(metrics.line(Instant.ofEpochMilli(5))));
    assertThat(line.get("OrdersProcessed")).isEqualTo(2L);
    assertThat(line.get("DuplicateOrders")).isEqualTo(1L);
    assertThat(line.get("FunctionName")).isEqualTo("process-order");
    assertThat(line.get("_aws"))
        .isEqualTo(
            Json.parse(
                """
                {"Timestamp":5,"CloudWatchMetrics":[{"Namespace":"Orderflow",
                 "Dimensions":[["FunctionName"]],"Metrics":[
                 {"Name":"OrdersProcessed","Unit":"Count"},
                 {"Name":"DuplicateOrders","Unit":"Count"}]}]}
                """));
  }

  @Test
  void anEventNamesWhatItLacks() {
    assertThatThrownBy(() -> BusEvent.parse("{\"id\":\"1\",\"time\":\"2026-01-01T00:00:00Z\"}"))
        .isInstanceOf(JsonException.class)
        .hasMessage("source is not a string");
    assertThatThrownBy(() -> BusEvent.parse("{\"id\":\"1\",\"time\":\"yesterday\"}"))
        .hasMessage("time is not an RFC 3339 UTC time");
  }
}
