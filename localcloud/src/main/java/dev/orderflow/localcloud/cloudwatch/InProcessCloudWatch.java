package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.metrics.MetricId;
import dev.orderflow.localcloud.template.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** The SDK's client, without marshalling or a socket. Functions read metrics and alarms. */
record InProcessCloudWatch(MetricReading reading, Alarms alarms) implements CloudWatchClient {

  @Override
  public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
    Instant start = given("StartTime", request.startTime());
    Instant end = given("EndTime", request.endTime());
    reading.check(request.metricDataQueries().size(), start, end);
    boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
    List<MetricQuery> queries =
        request.metricDataQueries().stream().map(InProcessCloudWatch::query).toList();
    MetricQuery.requireDistinct(queries);
    List<MetricDataResult> results = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      MetricQuery query = queries.get(i);
      if (!Boolean.FALSE.equals(request.metricDataQueries().get(i).returnData())) {
        List<DataPoint> values = reading.values(query, start, end);
        results.add(result(query, query.labelAmong(queries), values, ascending));
      }
    }
    return GetMetricDataResponse.builder().metricDataResults(results).build();
  }

  private static MetricDataResult result(
      MetricQuery query, String label, List<DataPoint> values, boolean ascending) {
    List<DataPoint> points = new ArrayList<>(values);
    if (!ascending) {
      Collections.reverse(points);
    }
    return MetricDataResult.builder()
        .id(query.id())
        .label(label)
        .timestamps(points.stream().map(it -> Instant.ofEpochSecond(it.start())).toList())
        .values(points.stream().map(DataPoint::value).toList())
        .statusCode(StatusCode.COMPLETE)
        .build();
  }

  private static MetricQuery query(MetricDataQuery asked) {
    if (asked.expression() != null) {
      throw MetricQuery.expression(asked.expression());
    }
    MetricStat stat = given("MetricStat", asked.metricStat());
    Metric metric = given("Metric", stat.metric());
    Map<String, String> dimensions = new HashMap<>();
    metric.dimensions().forEach(it -> dimensions.put(it.name(), it.value()));
    return new MetricQuery(
        given("Id", asked.id()),
        new MetricId(
            given("Namespace", metric.namespace()),
            given("MetricName", metric.metricName()),
            dimensions),
        MetricQuery.statistic(given("Stat", stat.stat())),
        given("Period", stat.period()),
        Optional.ofNullable(asked.label()));
  }

  private static <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw Errors.invalid("The parameter " + name + " is required.");
    }
    return value;
  }

  @Override
  public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
    Alarms.Page page = alarms.find(question(request));
    return DescribeAlarmsResponse.builder()
        .metricAlarms(page.watches().stream().map(this::describe).toList())
        .nextToken(page.next().orElse(null))
        .build();
  }

  private static Alarms.Question question(DescribeAlarmsRequest request) {
    Set<String> names = Set.copyOf(request.alarmNames());
    String prefix = request.alarmNamePrefix() == null ? "" : request.alarmNamePrefix();
    Optional<String> state = Optional.ofNullable(request.stateValueAsString());
    if (request.actionPrefix() != null
        || request.childrenOfAlarmName() != null
        || request.parentsOfAlarmName() != null) {
      throw AwsError.unsupported("to find alarms by their actions, children or parents");
    }
    return request.maxRecords() == null
        ? new Alarms.Question(names, prefix, state, request.nextToken())
        : new Alarms.Question(names, prefix, state, request.maxRecords(), request.nextToken());
  }

  private MetricAlarm describe(Watch watch) {
    Alarm alarm = watch.alarm();
    AlarmState state = watch.state();
    return MetricAlarm.builder()
        .alarmName(alarm.name())
        .alarmArn(alarm.arn())
        .alarmDescription(alarm.description())
        .alarmConfigurationUpdatedTimestamp(alarms.created())
        .actionsEnabled(true)
        .alarmActions(alarm.actions())
        .stateValue(state.state().name())
        .stateReason(state.reason())
        .stateUpdatedTimestamp(state.since())
        .stateTransitionedTimestamp(state.since())
        .namespace(alarm.namespace())
        .metricName(alarm.metric())
        .dimensions(
            alarm.dimensions().entrySet().stream()
                .map(it -> Dimension.builder().name(it.getKey()).value(it.getValue()).build())
                .toList())
        .statistic(alarm.statistic())
        .period((int) alarm.period().toSeconds())
        .evaluationPeriods(alarm.evaluationPeriods())
        .threshold(alarm.threshold().doubleValue())
        .comparisonOperator(alarm.comparison())
        .treatMissingData(alarm.missingData())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // metrics are closed by whoever opened them
  }
}
