package dev.orderflow.localcloud.lambda;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.Workers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The events that a function was invoked with asynchronously, kept in a queue of their own until it
 * has taken them. An event that fails is tried again; when its attempts or its age run out it goes
 * to the failure destination with Lambda's record of why.
 */
final class AsyncEvents implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(20);

  private final AsyncSettings settings;
  private final String queueUrl;
  private final SqsClient events;
  private final SqsClient destinations;
  private final Workers workers;

  /**
   * @param events reaches the private queues, {@code queueUrl} among them
   * @param destinations reaches the queues of the templates
   */
  AsyncEvents(AsyncSettings settings, String queueUrl, SqsClient events, SqsClient destinations) {
    this.settings = settings;
    this.queueUrl = queueUrl;
    this.events = events;
    this.destinations = destinations;
    this.workers = new Workers("async", settings.workers());
  }

  String add(String payload) {
    return events.sendMessage(m -> m.queueUrl(queueUrl).messageBody(payload)).messageId();
  }

  void start(DeployedFunction function) {
    workers.repeat(() -> poll(function));
  }

  private void poll(DeployedFunction function) throws InterruptedException {
    int room = workers.reserve(10);
    List<Message> messages = List.of();
    try {
      messages = receive(room);
    } finally {
      workers.release(room - messages.size());
    }
    for (Message message : messages) {
      workers.runReserved(() -> attempt(function, message));
    }
  }

  private List<Message> receive(int max) {
    return events
        .receiveMessage(
            r ->
                r.queueUrl(queueUrl)
                    .maxNumberOfMessages(max)
                    .waitTimeSeconds((int) POLL.toSeconds())
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                        MessageSystemAttributeName.SENT_TIMESTAMP))
        .messages();
  }

  private void attempt(DeployedFunction function, Message message) {
    byte[] payload = message.body().getBytes(StandardCharsets.UTF_8);
    switch (function.invoke(message.messageId(), payload)) {
      case Outcome.Succeeded _ -> done(message);
      case Outcome.Failed failed -> retry(function, message, failed.errorPayload());
      case Outcome.TimedOut timedOut -> retry(function, message, ErrorPayload.of(timedOut));
      case Outcome.Crashed crashed -> retry(function, message, ErrorPayload.of(crashed));
    }
  }

  private void retry(DeployedFunction function, Message message, byte[] error) {
    int attempts = count(message);
    boolean tooOld = sentAt(message).plus(settings.maximumAge()).isBefore(Instant.now());
    if (attempts > settings.maximumRetries() || tooOld) {
      giveUp(function, message, tooOld ? "EventAgeExceeded" : "RetriesExhausted", error);
    } else {
      Duration delay = settings.retryDelay().multipliedBy(attempts);
      events.changeMessageVisibility(
          r ->
              r.queueUrl(queueUrl)
                  .receiptHandle(message.receiptHandle())
                  .visibilityTimeout((int) delay.toSeconds()));
    }
  }

  private void giveUp(DeployedFunction function, Message message, String condition, byte[] error) {
    String record = record(function, message, condition, error);
    settings
        .failureQueueUrl()
        .ifPresent(url -> destinations.sendMessage(m -> m.queueUrl(url).messageBody(record)));
    done(message);
  }

  private void done(Message message) {
    events.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
  }

  /** Lambda's invocation record: source, "Capturing records of Lambda asynchronous invocations". */
  private static String record(
      DeployedFunction function, Message message, String condition, byte[] error) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("version", "1.0");
    record.put("timestamp", Instant.now().toString());
    record.put(
        "requestContext",
        Map.of(
            "requestId",
            message.messageId(),
            "functionArn",
            function.settings().arn() + ":$LATEST",
            "condition",
            condition,
            "approximateInvokeCount",
            count(message)));
    record.put("requestPayload", Json.parse(message.body()));
    record.put(
        "responseContext",
        Map.of("statusCode", 200, "executedVersion", "$LATEST", "functionError", "Unhandled"));
    record.put("responsePayload", Json.parse(error));
    return Json.write(record);
  }

  private static int count(Message message) {
    return Integer.parseInt(
        message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
  }

  private static Instant sentAt(Message message) {
    return Instant.ofEpochMilli(
        Long.parseLong(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP)));
  }

  @Override
  public void close() {
    workers.close();
  }
}
