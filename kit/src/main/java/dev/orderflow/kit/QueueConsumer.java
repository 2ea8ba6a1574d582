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
 * those that failed come back, ever more seldom. What failed for the last time, or cannot be mended
 * by a retry, goes to the queue's dead-letter queue with the reason.
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
  private final DeadLetterWriter deadLetters;
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
    this.deadLetters = new DeadLetterWriter(environment::sqs, queueUrl);
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
        report("message failed", message, e, context);
        if (!isDeadLetter(message, e, context)) {
          retries.schedule(message, e);
          failed.add(message);
        }
      }
    }
    metrics.print(clock.instant(), context.getLogger());
    output.write(SqsBatch.response(failed).getBytes(StandardCharsets.UTF_8));
  }

  /** Where the letter cannot be written, SQS's own redrive moves the message, without a reason. */
  private boolean isDeadLetter(SqsBatch.Message message, RuntimeException fault, Context context) {
    try {
      return deadLetters.write(message, fault, Retries.isFinal(fault));
    } catch (RuntimeException e) {
      report("dead letter not written", message, e, context);
      return false;
    }
  }

  private static void report(
      String what, SqsBatch.Message message, RuntimeException e, Context context) {
    Map<String, Object> about =
        Map.of("messageId", message.id(), "receiveCount", message.receiveCount());
    ErrorLog.print(context, what, e, about, KnownOrder.idIn(message.body()));
  }
}
