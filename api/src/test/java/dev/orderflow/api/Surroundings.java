package dev.orderflow.api;

import dev.orderflow.localcloud.cloudwatch.CloudWatch;
import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.sqs.QueueEngine;
import dev.orderflow.localcloud.sqs.QueueSettings;
import dev.orderflow.localcloud.template.Alarm;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What operators look at, begun when someone looks: an order's queue, dead letters, an alarm. */
public final class Surroundings implements AutoCloseable {

  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

  private final CloudWatch cloudWatch =
      new CloudWatch(new Metrics(Clock.systemUTC()), () -> {}, List.of(alarm()));
  private @Nullable QueueEngine engine;

  synchronized SqsClient queues() {
    QueueEngine known = engine;
    if (known == null) {
      known = QueueEngine.inMemory(ENDPOINT);
      known.declare(
          List.of(
              queue("order-processing-dlq"),
              queue("order-processing-queue").withRedrive("order-processing-dlq", 5),
              queue("mail-rule-dlq")));
      engine = known;
    }
    return known.client();
  }

  CloudWatchClient cloudWatch() {
    return cloudWatch.client();
  }

  /** The message's id. */
  public String send(String queue, String body) {
    SqsClient sqs = queues();
    String url = sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl();
    return sqs.sendMessage(r -> r.queueUrl(url).messageBody(body)).messageId();
  }

  private static QueueSettings queue(String name) {
    return new QueueSettings(
        name, Duration.ofSeconds(30), Duration.ofDays(14), Duration.ZERO, Duration.ZERO, null);
  }

  private static Alarm alarm() {
    return new Alarm(
        "Errors",
        "validate-order-errors",
        "validate-order failed.",
        "AWS/Lambda",
        "Errors",
        Map.of("FunctionName", "validate-order"),
        "Sum",
        Duration.ofMinutes(1),
        1,
        BigDecimal.ONE,
        "GreaterThanOrEqualToThreshold",
        "notBreaching",
        List.of());
  }

  @Override
  public synchronized void close() {
    cloudWatch.close();
    if (engine != null) {
      engine.close();
    }
  }
}
