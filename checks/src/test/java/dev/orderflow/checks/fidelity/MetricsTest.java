package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.checks.fidelity.functions.MetricsPuppet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Lambda developer guide: "Types of metrics for Lambda functions". EventBridge user guide:
 * "Monitoring Amazon EventBridge". SQS developer guide: "Available CloudWatch metrics for Amazon
 * SQS".
 */
class MetricsTest extends Puppets {

  private static final String RULES =
      """
        KeptRule:
          Type: AWS::Events::Rule
          Properties:
            Name: kept
            EventPattern: {detail-type: [Kept]}
            Targets:
              - {Id: closed, Arn: !GetAtt closed.Arn, DeadLetterConfig: {Arn: !GetAtt letters.Arn}}
        LostRule:
          Type: AWS::Events::Rule
          Properties:
            Name: lost
            EventPattern: {detail-type: [Lost]}
            Targets: [{Id: closed, Arn: !GetAtt closed.Arn}]
        ErrorsAlarm:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmName: errors
            Namespace: AWS/Lambda
            MetricName: Errors
            Dimensions: [{Name: FunctionName, Value: !Ref failing}]
            Statistic: Sum
            Period: 60
            EvaluationPeriods: 1
            Threshold: 1
            ComparisonOperator: GreaterThanOrEqualToThreshold
            TreatMissingData: notBreaching
      """;

  private CloudWatchClient cloudWatch;

  MetricsTest() {
    super(
        queue("closed", "VisibilityTimeout: 30")
            + queue("letters", "VisibilityTimeout: 30")
            + function("working", "")
            + function("failing", "")
            + function("looking", MetricsPuppet.class, "")
            + RULES);
  }

  @BeforeAll
  void connect() {
    cloudWatch = aws.client(CloudWatchClient.builder());
  }

  @Test
  void aFunctionsCallsAreCountedAndTimed() {
    invoke("working", "{\"answer\":\"1\"}");
    invoke("working", "{\"throw\":\"no\"}");
    invoke("working", "{\"hang\":true}");

    Map<String, String> working = Map.of("FunctionName", "working");
    assertThat(value("AWS/Lambda", "Invocations", working, "Sum")).isEqualTo(3);
    assertThat(value("AWS/Lambda", "Errors", working, "Sum")).isEqualTo(2);
    assertThat(value("AWS/Lambda", "Throttles", working, "Sum")).isZero();
    assertThat(value("AWS/Lambda", "Duration", working, "SampleCount")).isEqualTo(3);
    assertThat(value("AWS/Lambda", "Duration", working, "Maximum")).isBetween(1_000.0, 60_000.0);
    assertThat(value("AWS/Lambda", "ConcurrentExecutions", working, "Maximum")).isEqualTo(1);
  }

  @Test
  void anErrorSetsOffItsAlarm() {
    invoke("failing", "{\"throw\":\"no\"}");

    await().until(() -> alarm("errors").stateValue() == StateValue.ALARM);
    assertThat(alarm("errors").stateReason()).contains("was greater than or equal to");
  }

  @Test
  void whatATargetDoesNotTakeIsCountedByWhereItEnds() {
    publish("Kept");
    publish("Lost");

    Map<String, String> kept = Map.of("RuleName", "kept");
    assertThat(value("AWS/Events", "TriggeredRules", kept, "Sum")).isEqualTo(1);
    assertThat(value("AWS/Events", "Invocations", kept, "Sum")).isEqualTo(1);
    assertThat(value("AWS/Events", "InvocationsSentToDlq", kept, "Sum")).isEqualTo(1);
    assertThat(values("AWS/Events", "FailedInvocations", kept, "Sum")).isEmpty();
    assertThat(value("AWS/Events", "FailedInvocations", Map.of("RuleName", "lost"), "Sum"))
        .isEqualTo(1);
    Map<String, String> letters = Map.of("QueueName", "letters");
    await()
        .until(
            () ->
                values("AWS/SQS", "NumberOfMessagesSent", letters, "Sum").stream()
                        .mapToDouble(it -> it)
                        .sum()
                    == 1);
    assertThat(value("AWS/SQS", "ApproximateNumberOfMessagesVisible", letters, "Maximum"))
        .isEqualTo(1);
  }

  @Test
  void aQueueCountsWhatHappensInIt() {
    String url = aws.sqs.createQueue(r -> r.queueName("counted")).queueUrl();
    aws.sqs.sendMessage(m -> m.queueUrl(url).messageBody("12345"));
    String receipt =
        aws.sqs.receiveMessage(r -> r.queueUrl(url)).messages().getFirst().receiptHandle();
    aws.sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(receipt));
    aws.sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(0));
    Map<String, Double> counts =
        Map.of(
            "NumberOfMessagesSent", 1.0,
            "SentMessageSize", 5.0,
            "NumberOfMessagesReceived", 1.0,
            "NumberOfMessagesDeleted", 1.0,
            "NumberOfEmptyReceives", 1.0);
    counts.forEach(
        (name, sum) ->
            await()
                .until(
                    () ->
                        values("AWS/SQS", name, Map.of("QueueName", "counted"), "Sum").stream()
                                .mapToDouble(it -> it)
                                .sum()
                            == sum));
  }

  @Test
  void aFunctionReadsWhatItPrintedAndTheAlarms() {
    assertThat(invoke("looking", "{}")).contains("\"looked\":1", "\"errors\":");
    assertThat(invoke("looking", "{}")).contains("\"looked\":2");
  }

  private String invoke(String function, String payload) {
    return aws.lambda
        .invoke(r -> r.functionName(function).payload(SdkBytes.fromUtf8String(payload)))
        .payload()
        .asUtf8String();
  }

  private void publish(String type) {
    assertThat(
            aws.bus
                .putEvents(r -> r.entries(e -> e.source("test").detailType(type).detail("{}")))
                .failedEntryCount())
        .isZero();
  }

  private MetricAlarm alarm(String name) {
    return cloudWatch.describeAlarms(r -> r.alarmNames(name)).metricAlarms().getFirst();
  }

  /** Over the last hour. */
  private double value(
      String namespace, String name, Map<String, String> dimensions, String statistic) {
    List<Double> values = values(namespace, name, dimensions, statistic);
    assertThat(values).as(name).isNotEmpty();
    return statistic.equals("Maximum")
        ? values.stream().mapToDouble(it -> it).max().orElseThrow()
        : values.stream().mapToDouble(it -> it).sum();
  }

  private List<Double> values(
      String namespace, String name, Map<String, String> dimensions, String statistic) {
    List<Dimension> named =
        dimensions.entrySet().stream()
            .map(it -> Dimension.builder().name(it.getKey()).value(it.getValue()).build())
            .toList();
    Instant now = Instant.now();
    return cloudWatch
        .getMetricData(
            r ->
                r.startTime(now.minus(Duration.ofHours(1)))
                    .endTime(now.plusSeconds(60))
                    .metricDataQueries(
                        q ->
                            q.id("q")
                                .metricStat(
                                    s ->
                                        s.period(60)
                                            .stat(statistic)
                                            .metric(
                                                m ->
                                                    m.namespace(namespace)
                                                        .metricName(name)
                                                        .dimensions(named)))))
        .metricDataResults()
        .getFirst()
        .values();
  }
}
