package dev.orderflow.localcloud.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.endpoint.AwsCli;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Clients;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Metrics and alarms as clients read them, in process and in each of the protocols. */
class CloudWatchTest {

  private static final Instant HOUR = Instant.parse("2026-11-29T01:00:00Z");

  /** The ways to an answer that the SDK for Java has. */
  enum Way {
    IN_PROCESS,
    QUERY
  }

  private final Meters meters = new Meters();
  private final MetricReading reading = new MetricReading(meters.metrics);
  private final Alarms alarms =
      new Alarms(
          Stream.concat(
                  Stream.of(
                      Meters.alarm("letters", Meters.DEPTH, "Maximum", 1, "notBreaching"),
                      Meters.alarm("errors", Meters.ERRORS, "Sum", 1, "notBreaching")),
                  IntStream.range(0, 60)
                      .mapToObj(i -> Meters.alarm("more-" + i, Meters.ERRORS, "Sum", 1, "missing")))
              .toList(),
          HOUR);
  private final Endpoint endpoint = Endpoint.bind(0);

  CloudWatchTest() {
    var service = new CloudWatchService(reading, alarms);
    endpoint.serve(new Router(Map.of(AwsService.MONITORING, service)), new Callers());
  }

  /** Two messages at 01:00:10 and five at 01:01:20; an error in four calls. */
  @BeforeEach
  void measure() {
    meters.set("01:00:10");
    meters.depth.record(2);
    IntStream.of(0, 0, 1, 0).forEach(meters.errors::record);
    meters.set("01:01:20");
    meters.depth.record(5);
    meters.depth.record(4);
    meters.set("01:01:21");
    alarms.look(meters.metrics);
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  @ParameterizedTest
  @EnumSource
  void valuesComeByPeriodTheLatestFirst(Way way) {
    GetMetricDataResponse answer =
        client(way)
            .getMetricData(
                r ->
                    r.startTime(HOUR)
                        .endTime(HOUR.plusSeconds(120))
                        .metricDataQueries(depth("max", "Maximum", 60), errors()));

    assertThat(answer.metricDataResults().get(0).values()).containsExactly(5.0, 2.0);
    assertThat(answer.metricDataResults().get(0).timestamps())
        .containsExactly(HOUR.plusSeconds(60), HOUR);
    assertThat(answer.metricDataResults().get(0).label())
        .isEqualTo("ApproximateNumberOfMessagesVisible");
    assertThat(answer.metricDataResults().get(1).values()).containsExactly(0.25);
    assertThat(answer.metricDataResults().get(1).label()).isEqualTo("errors");
    assertThat(answer.metricDataResults())
        .allSatisfy(it -> assertThat(it.statusCodeAsString()).isEqualTo("Complete"));
  }

  @ParameterizedTest
  @EnumSource
  void secondsAreToldApart(Way way) {
    GetMetricDataResponse answer =
        client(way)
            .getMetricData(
                r ->
                    r.startTime(HOUR.plusSeconds(70))
                        .endTime(HOUR.plusSeconds(90))
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                        .metricDataQueries(depth("average", "Average", 10)));

    assertThat(answer.metricDataResults().getFirst().timestamps())
        .containsExactly(HOUR.plusSeconds(80));
    assertThat(answer.metricDataResults().getFirst().values()).containsExactly(4.5);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNeverMeasuredHasNoValues(Way way) {
    GetMetricDataResponse answer =
        client(way)
            .getMetricData(
                r ->
                    r.startTime(HOUR)
                        .endTime(HOUR.plusSeconds(60))
                        .metricDataQueries(query("none", "AWS/SQS", "Nothing", "x", "Sum", 60)));

    assertThat(answer.metricDataResults().getFirst().values()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotSupportedIsNamed(Way way) {
    assertThatThrownBy(
            () ->
                client(way)
                    .getMetricData(
                        r ->
                            r.startTime(HOUR)
                                .endTime(HOUR.plusSeconds(60))
                                .metricDataQueries(q -> q.id("e").expression("m1 + m2"))))
        .hasMessageContaining("m1 + m2");
    assertThatThrownBy(() -> ask(way, depth("trimmed", "tm90", 60))).hasMessageContaining("tm90");
    assertThatThrownBy(() -> ask(way, depth("period", "Sum", 45))).hasMessageContaining("45");
  }

  @ParameterizedTest
  @EnumSource
  void anAlarmSaysWhatItWatchesAndSinceWhenItIsSo(Way way) {
    MetricAlarm alarm =
        client(way).describeAlarms(r -> r.alarmNames("letters")).metricAlarms().getFirst();

    assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(alarm.stateReason()).contains("[4.0 (29/11/26 01:01:00)] was greater than");
    assertThat(alarm.stateUpdatedTimestamp()).isEqualTo(HOUR.plusSeconds(81));
    assertThat(alarm.alarmArn())
        .isEqualTo("arn:aws:cloudwatch:us-east-1:000000000000:alarm:letters");
    assertThat(alarm.alarmDescription()).isEqualTo("It is time.");
    assertThat(alarm.alarmActions()).containsExactly("arn:aws:sns:us-east-1:000000000000:told");
    assertThat(alarm.metricName()).isEqualTo("ApproximateNumberOfMessagesVisible");
    assertThat(alarm.dimensions())
        .containsExactly(Dimension.builder().name("QueueName").value("letters").build());
    assertThat(alarm.statistic()).isEqualTo(Statistic.MAXIMUM);
    assertThat(alarm.period()).isEqualTo(60);
    assertThat(alarm.threshold()).isEqualTo(1.0);
    assertThat(alarm.treatMissingData()).isEqualTo("notBreaching");
  }

  @ParameterizedTest
  @EnumSource
  void alarmsAreFoundByPrefixAndStatePageByPage(Way way) {
    CloudWatchClient client = client(way);

    assertThat(client.describeAlarms(r -> r.stateValue(StateValue.ALARM)).metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .contains("errors", "letters", "more-0");
    assertThat(client.describeAlarms(r -> r.alarmNamePrefix("more-1")).metricAlarms()).hasSize(11);
    assertThat(client.describeAlarms(r -> r.stateValue(StateValue.OK)).metricAlarms()).isEmpty();
    assertThat(client.describeAlarms().metricAlarms()).hasSize(50);
    assertThat(client.describeAlarmsPaginator(r -> r.maxRecords(7)).metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .hasSize(62)
        .isSorted();
  }

  @Test
  void metricsAreListedAndToldTheOldWay() {
    CloudWatchClient client = client(Way.QUERY);

    assertThat(client.listMetrics(r -> r.namespace("AWS/Lambda")).metrics())
        .singleElement()
        .satisfies(metric -> assertThat(metric.metricName()).isEqualTo("Errors"));
    var points =
        client
            .getMetricStatistics(
                r ->
                    r.namespace("AWS/Lambda")
                        .metricName("Errors")
                        .dimensions(d -> d.name("FunctionName").value("work"))
                        .startTime(HOUR)
                        .endTime(HOUR.plusSeconds(60))
                        .period(60)
                        .statistics(Statistic.SUM, Statistic.SAMPLE_COUNT)
                        .extendedStatistics("p100"))
            .datapoints();
    assertThat(points)
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.sum()).isEqualTo(1);
              assertThat(point.sampleCount()).isEqualTo(4);
              assertThat(point.extendedStatistics()).isEqualTo(Map.of("p100", 1.0));
            });
  }

  @Test
  void theCommandLineReadsBoth() {
    AwsCli cli = new AwsCli(endpoint.url());

    assertThat(
            cli.run(
                "cloudwatch",
                "describe-alarms",
                "--alarm-names",
                "letters",
                "--query",
                "MetricAlarms[0].[StateValue,Period,Threshold]",
                "--output",
                "text"))
        .contains("ALARM\t60\t1.0");
    assertThat(
            cli.run(
                "cloudwatch",
                "get-metric-data",
                "--start-time",
                HOUR.toString(),
                "--end-time",
                HOUR.plusSeconds(120).toString(),
                "--metric-data-queries",
                """
                [{"Id": "m", "MetricStat": {"Period": 60, "Stat": "Maximum", "Metric":
                  {"Namespace": "AWS/SQS", "MetricName": "ApproximateNumberOfMessagesVisible",
                   "Dimensions": [{"Name": "QueueName", "Value": "letters"}]}}}]\
                """,
                "--query",
                "MetricDataResults[0].Values",
                "--output",
                "text"))
        .contains("5.0\t2.0");
    assertThat(cli.fail("cloudwatch", "delete-alarms", "--alarm-names", "letters"))
        .contains("does not support the CloudWatch operation DeleteAlarms");
  }

  /** As clients do that are older than ours. */
  @Test
  void theQueryProtocolIsReadAndWritten() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.url())
            .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=test/20261129/us-east-1/monitoring/aws4_request")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "Action=DescribeAlarms&Version=2010-08-01&AlarmNames.member.1=letters"))
            .build();
    HttpResponse<String> answer;
    try (HttpClient http = HttpClient.newHttpClient()) {
      answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<DescribeAlarmsResponse", "<AlarmName>letters</AlarmName>", "<StateValue>ALARM");
  }

  /** As smithy's clients do, whose parts may have a known length or none. */
  @Test
  void cborIsReadAndWritten() throws Exception {
    byte[] question =
        new Cbor()
            .indefiniteMap()
            .text("AlarmNames")
            .array(1)
            .text("letters")
            .text("MaxRecords")
            .integer(10)
            .end()
            .bytes();
    HttpRequest request =
        HttpRequest.newBuilder(
                endpoint
                    .url()
                    .resolve("/service/GraniteServiceVersion20100801/operation/DescribeAlarms"))
            .header("smithy-protocol", "rpc-v2-cbor")
            .header("content-type", "application/cbor")
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=test/20261129/us-east-1/monitoring/aws4_request")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question))
            .build();
    HttpResponse<byte[]> answer;
    try (HttpClient http = HttpClient.newHttpClient()) {
      answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    assertThat(answer.headers().firstValue("smithy-protocol")).contains("rpc-v2-cbor");
    Map<?, ?> told = (Map<?, ?>) Objects.requireNonNull(CborReading.of(answer.body()));
    Map<?, ?> alarm =
        (Map<?, ?>) ((List<?>) Objects.requireNonNull(told.get("MetricAlarms"))).getFirst();
    assertThat((Object) alarm.get("StateValue")).isEqualTo("ALARM");
    assertThat(Json.write(alarm.get("StateUpdatedTimestamp")))
        .isEqualTo(Json.write(HOUR.plusSeconds(81).getEpochSecond()));
    assertThat((Object) alarm.get("Period")).isEqualTo(60L);
  }

  private void ask(Way way, MetricDataQuery query) {
    client(way)
        .getMetricData(
            r -> r.startTime(HOUR).endTime(HOUR.plusSeconds(60)).metricDataQueries(query));
  }

  private CloudWatchClient client(Way way) {
    return switch (way) {
      case IN_PROCESS -> new InProcessCloudWatch(reading, alarms);
      case QUERY -> Clients.client(CloudWatchClient.builder(), endpoint.url(), "test");
    };
  }

  private static MetricDataQuery depth(String id, String stat, int period) {
    return query(
            id, "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName=letters", stat, period)
        .toBuilder()
        .build();
  }

  private static MetricDataQuery errors() {
    return query("e", "AWS/Lambda", "Errors", "FunctionName=work", "Average", 60).toBuilder()
        .label("errors")
        .build();
  }

  private static MetricDataQuery query(
      String id, String namespace, String name, String dimension, String stat, int period) {
    String[] parts = dimension.split("=");
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            s ->
                s.stat(stat)
                    .period(period)
                    .metric(
                        m ->
                            m.namespace(namespace)
                                .metricName(name)
                                .dimensions(d -> d.name(parts[0]).value(parts[parts.length - 1]))))
        .build();
  }
}
