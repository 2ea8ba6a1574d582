package dev.orderflow.kit;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a function behind a queue does with a batch: each message is handled on its own, and only
 * those that failed come back, ever more seldom, until the queue's dead-letter queue takes them.
 */
public final class QueueConsumer {

  /** What a function does with one message. It may run twice, late, and beside itself. */
  @FunctionalInterface
  public interface Step {
    /**
     * Returns what became of the message, as a metric's name. Throws {@link PoisonException} or
     * {@link JsonException} if no retry can mend it, and anything else if one may.
     */
    String handle(SqsBatch.Message message, Context context);
  }

  private final String functionName;
  private final Clock clock;
  private final Retries retries;
  private final Function<List<SqsBatch.Message>, Step> steps;

  /**
   * @param queueUrl of the queue that the messages come from
   */
  public QueueConsumer(String functionName, Environment environment, String queueUrl, Step step) {
    this(queueUrl, functionName, environment, _ -> step);
  }

  private QueueConsumer(
      String queueUrl,
      String functionName,
      Environment environment,
      Function<List<SqsBatch.Message>, Step> steps) {
    this.functionName = functionName;
    this.clock = environment.clock();
    this.retries = new Retries(environment::sqs, queueUrl);
    this.steps = steps;
  }

  /**
   * For a function that works on a whole batch at once.
   *
   * @param steps works on it, and then says of each of its messages what became of it
   */
  public static QueueConsumer ofBatches(
      String functionName,
      Environment environment,
      String queueUrl,
      Function<List<SqsBatch.Message>, Step> steps) {
    return new QueueConsumer(queueUrl, functionName, environment, steps);
  }

  /**
   * @throws JsonException if the input is not a batch of messages
   */
  public void handle(InputStream input, OutputStream output, Context context) throws IOException {
    Metrics metrics = new Metrics(functionName);
    List<SqsBatch.Message> failed = new ArrayList<>();
    List<SqsBatch.Message> batch = SqsBatch.parse(input.readAllBytes());
    Step step = steps.apply(batch);
    for (SqsBatch.Message message : batch) {
      try {
        metrics.count(step.handle(message, context));
      } catch (RuntimeException e) {
        metrics.count("MessagesFailed");
        report(message, e, context);
        retries.schedule(message, e);
        failed.add(message);
      }
    }
    metrics.print(clock.instant(), context.getLogger());
    output.write(SqsBatch.response(failed).getBytes(StandardCharsets.UTF_8));
  }

  private static void report(SqsBatch.Message message, RuntimeException e, Context context) {
    Map<String, Object> about =
        Map.of("messageId", message.id(), "receiveCount", message.receiveCount());
    ErrorLog.print(context, "message failed", e, about, KnownOrder.idIn(message.body()));
  }
}
