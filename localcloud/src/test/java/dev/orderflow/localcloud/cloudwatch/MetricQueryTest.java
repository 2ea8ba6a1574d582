package dev.orderflow.localcloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.metrics.MetricId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What CloudWatch calls what it was asked for, as recorded from AWS. */
class MetricQueryTest {

  private static MetricQuery query(String id, String statistic, int period, String... label) {
    return new MetricQuery(
        id,
        new MetricId("AWS/SQS", "NumberOfMessagesSent", Map.of("QueueName", "orders")),
        MetricQuery.statistic(statistic),
        period,
        List.of(label).stream().findFirst());
  }

  private static List<String> labels(MetricQuery... queries) {
    List<MetricQuery> all = List.of(queries);
    return all.stream().map(query -> query.labelAmong(all)).toList();
  }

  @Test
  void oneIsCalledByItsMetric() {
    assertThat(labels(query("a", "Sum", 60))).containsExactly("NumberOfMessagesSent");
  }

  @Test
  void severalAreCalledByWhatSetsThemApart() {
    assertThat(labels(query("a", "Sum", 60), query("b", "Minimum", 60)))
        .containsExactly("NumberOfMessagesSent Sum", "NumberOfMessagesSent Minimum");
    assertThat(labels(query("a", "Sum", 60), query("b", "Sum", 30)))
        .containsExactly("NumberOfMessagesSent 60", "NumberOfMessagesSent 30");
    assertThat(labels(query("a", "Sum", 60, "mine"), query("b", "Sum", 30)))
        .containsExactly("mine", "NumberOfMessagesSent 30");
  }

  @Test
  void idsAreDistinct() {
    MetricQuery.requireDistinct(List.of(query("a", "Sum", 60), query("b", "Sum", 60)));
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(
            () ->
                MetricQuery.requireDistinct(List.of(query("a", "Sum", 60), query("a", "Sum", 60))))
        .matches(e -> e.code().equals("ValidationError"));
    assertThat(query("a", "Sum", 60).given()).isEqualTo(Optional.empty());
  }
}
