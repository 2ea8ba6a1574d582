package dev.orderflow.localcloud.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** CloudWatch user guide, "Embedded metric format specification". */
class EmbeddedMetricsTest {

  private static final Instant NOW = Instant.parse("2026-11-29T01:00:10Z");

  private final Metrics metrics = new Metrics(InstantSource.fixed(NOW));
  private final EmbeddedMetrics embedded = new EmbeddedMetrics(metrics);

  @Test
  void linesOfOneShapeDifferInNumbers() {
    embedded.read(line("validate-order", 1, 3));
    embedded.read(line("validate-order", 22, 4));
    embedded.read(line("validate-order", 1_000_000, 5));

    assertThat(sum("OrdersAccepted", "validate-order")).isEqualTo(1_000_023);
    assertThat(sum("OrdersRejected", "validate-order")).isEqualTo(12);
  }

  @Test
  void dimensionsThatLookAlikeAreNotMixedUp() {
    embedded.read(line("take:1,", 1, 0));
    embedded.read(line("take:2,", 5, 0));
    embedded.read(line("take:1,", 2, 0));

    assertThat(sum("OrdersAccepted", "take:1,")).isEqualTo(3);
    assertThat(sum("OrdersAccepted", "take:2,")).isEqualTo(5);
  }

  @Test
  void whatStandsInATextIsNoNumber() {
    String line =
        """
        {"note":"a:#1","_aws":{"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[[]],\
        "Metrics":[{"Name":"Read"}]}]},"Read":%d,"Other":7}""";
    embedded.read(line.formatted(1));
    embedded.read(line.formatted(2));
    embedded.read(line.formatted(3));

    assertThat(sum(new MetricId("N", "Read", Map.of()))).isEqualTo(6);
  }

  @Test
  void aNumberMayBeADimension() {
    String line =
        """
        {"_aws":{"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[["Shard"]],\
        "Metrics":[{"Name":"Read"}]}]},"Shard":%d,"Read":%d}""";
    embedded.read(line.formatted(1, 10));
    embedded.read(line.formatted(2, 20));
    embedded.read(line.formatted(1, 30));

    assertThat(sum(new MetricId("N", "Read", Map.of("Shard", "1")))).isEqualTo(40);
    assertThat(sum(new MetricId("N", "Read", Map.of("Shard", "2")))).isEqualTo(20);
  }

  @Test
  void valuesMayBeFractionsOrSeveral() {
    String line =
        """
        {"_aws": {"Timestamp": 1, "CloudWatchMetrics": [{"Namespace": "N", "Dimensions": [[], ["Who"]],
          "Metrics": [{"Name": "Took", "Unit": "Milliseconds"}, {"Name": "Sizes"}]}]},
          "Who": "me", "Took": 1.5, "Sizes": [1, 2, 3.25]}""";
    embedded.read(line);
    embedded.read(line);

    assertThat(sum(new MetricId("N", "Took", Map.of("Who", "me")))).isEqualTo(3);
    assertThat(sum(new MetricId("N", "Took", Map.of()))).isEqualTo(3);
    assertThat(sum(new MetricId("N", "Sizes", Map.of()))).isEqualTo(12.5);
  }

  @Test
  void whatIsNoMetricIsPassedOver() {
    embedded.read("START RequestId: 1");
    embedded.read("{\"level\":\"INFO\",\"message\":\"_aws\"}");
    embedded.read("{\"_aws\":{\"CloudWatchMetrics\":[{\"Namespace\":\"N\"");
    embedded.read("{\"_aws\":[],\"Took\":1}");
    embedded.read("{\"_aws\":{\"CloudWatchMetrics\":[{\"Namespace\":1,\"Metrics\":[7]}]}}");
    metrics.settle();

    assertThat(metrics.withData()).isEmpty();
  }

  private static String line(String function, int accepted, int refused) {
    return """
        {"_aws":{"CloudWatchMetrics":[{"Namespace":"Orderflow","Dimensions":[["FunctionName"]],\
        "Metrics":[{"Name":"OrdersAccepted","Unit":"Count"},{"Name":"OrdersRejected","Unit":"Count"}]}],\
        "Timestamp":1795914140123},"FunctionName":"%s","OrdersAccepted":%d,"OrdersRejected":%d}"""
        .formatted(function, accepted, refused);
  }

  private double sum(String metric, String function) {
    return sum(MetricId.of("Orderflow", metric, "FunctionName", function));
  }

  private double sum(MetricId id) {
    metrics.settle();
    long minute = NOW.getEpochSecond() - 10;
    @Nullable Summary summary =
        metrics.find(id).map(it -> it.between(minute, minute + 60)).orElse(null);
    return summary == null ? 0 : summary.sum();
  }
}
