package dev.orderflow.localcloud.lambda;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.work.DurableWorkQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * The events that a function was invoked with asynchronously, kept in a queue of their own until it
 * has taken them. An event that fails is tried again; when its attempts or its age run out it goes
 * to the dead-letter queue as it was, and to the failure destination with Lambda's record of why.
 */
final class AsyncEvents implements AutoCloseable {

  private final AsyncSettings settings;
  private final DurableWorkQueue events;
  private final SqsClient destinations;

  /**
   * @param destinations reaches the queues of the templates
   */
  AsyncEvents(AsyncSettings settings, DurableWorkQueue events, SqsClient destinations) {
    this.settings = settings;
    this.events = events;
    this.destinations = destinations;
  }

  String add(String payload, Duration delay) {
    return events.add(payload, delay);
  }

  void start(DeployedFunction function) {
    events.start(event -> attempt(function, event));
  }

  private void attempt(DeployedFunction function, DurableWorkQueue.Item event) {
    byte[] payload = event.body().getBytes(StandardCharsets.UTF_8);
    switch (function.deliver(event.id(), payload)) {
      case Outcome.Succeeded _ -> event.done();
      case Outcome.Failed failed -> retry(function, event, failed.errorPayload());
      case Outcome.TimedOut timedOut ->
          retry(function, event, ErrorPayload.of(timedOut, event.id()));
      case Outcome.Crashed crashed -> retry(function, event, ErrorPayload.of(crashed));
    }
  }

  private void retry(DeployedFunction function, DurableWorkQueue.Item event, byte[] error) {
    boolean tooOld = event.isOlderThan(settings.maximumAge());
    if (event.attempt() > settings.maximumRetries() || tooOld) {
      giveUp(function, event, tooOld ? "EventAgeExceeded" : "RetriesExhausted", error);
    } else {
      event.again(settings.retryDelay().multipliedBy(event.attempt()));
    }
  }

  private void giveUp(
      DeployedFunction function, DurableWorkQueue.Item event, String condition, byte[] error) {
    settings
        .deadLetterQueueUrl()
        .ifPresent(
            url ->
                send(
                    function,
                    m ->
                        m.queueUrl(url)
                            .messageBody(event.body())
                            .messageAttributes(DeadLetterAttributes.of(event.id(), error))));
    settings
        .failureQueueUrl()
        .ifPresent(
            url ->
                send(
                    function,
                    m -> m.queueUrl(url).messageBody(record(function, event, condition, error))));
    event.done();
  }

  private void send(DeployedFunction function, Consumer<SendMessageRequest.Builder> message) {
    try {
      destinations.sendMessage(message);
    } catch (SdkException e) {
      function.meter().lostRecord();
      throw e;
    }
  }

  /** Lambda's invocation record: source, "Capturing records of Lambda asynchronous invocations". */
  private static String record(
      DeployedFunction function, DurableWorkQueue.Item event, String condition, byte[] error) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("version", "1.0");
    record.put("timestamp", Instant.now().toString());
    record.put(
        "requestContext",
        Map.of(
            "requestId",
            event.id(),
            "functionArn",
            function.settings().arn() + ":$LATEST",
            "condition",
            condition,
            "approximateInvokeCount",
            event.attempt()));
    record.put("requestPayload", Json.parse(event.body()));
    record.put(
        "responseContext",
        Map.of("statusCode", 200, "executedVersion", "$LATEST", "functionError", "Unhandled"));
    record.put("responsePayload", Json.parse(error));
    return Json.write(record);
  }

  @Override
  public void close() {
    events.close();
  }
}
