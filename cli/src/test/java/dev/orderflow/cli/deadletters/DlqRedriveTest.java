package dev.orderflow.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.cli.Run;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Letters sent back to a queue whose function fails on all of them, or on some, at once. */
class DlqRedriveTest {

  private static final String DLQ = "order-processing-dlq";

  private final StubSystem system = new StubSystem();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<String> worked = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;
  private String orders = "";
  private String dlq = "";

  @BeforeEach
  void createQueues() {
    dlq = system.sqs().createQueue(r -> r.queueName(DLQ)).queueUrl();
    String policy =
        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:%s\",\"maxReceiveCount\":5}"
            .formatted(DLQ);
    orders =
        system
            .sqs()
            .createQueue(
                r ->
                    r.queueName("order-processing-queue")
                        .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)))
            .queueUrl();
  }

  @AfterEach
  void close() {
    stopped = true;
    threads.close();
    system.close();
  }

  /**
   * Each letter is worked on once, and is one letter again, however many redrive at once: all have
   * begun before the first letter is sent, so that what comes back is none of theirs.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void redrivesAtOnceSendEachLetterOnce(long seed) throws Exception {
    Random random = new Random(seed);
    int letters = 1 + random.nextInt(35);
    int redrivers = 2 + random.nextInt(2);
    IntStream.range(0, letters).forEach(i -> bury("poison-" + i));
    Future<?> function = failAlways();

    CyclicBarrier all = new CyclicBarrier(redrivers);
    List<Callable<Long>> runs = Collections.nCopies(redrivers, () -> system.redrive(DLQ, all));
    long moved = 0;
    for (Future<Long> run : threads.invokeAll(runs)) {
      moved += run.get();
    }
    await().until(() -> waiting(orders) == 0 && waiting(dlq) == letters);
    assertThat(moved).isEqualTo(letters);
    assertThat(worked).hasSize(letters).doesNotHaveDuplicates();
    assertThat(function.isDone()).isFalse();
  }

  @Test
  void tellsWhichFailedAgainAndWhy() {
    bury("poison");
    failAlways();
    Run run = system.run("dlq", "redrive", DLQ, "--wait", "60");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("moved 1 letter from " + DLQ, "failed again ", "JsonException: not valid JSON");
    assertThat(system.run("dlq", "list").out()).contains("JsonException: not valid JSON");
  }

  @Test
  void attemptsAreTheWorksAndNoLookRaisesThem() {
    bury("told", Map.of("ERROR_CODE", "Oops", "RETRY_ATTEMPTS", "4", "FAILED_MESSAGE_ID", "m-1"));
    bury("untold");
    for (int look = 0; look < 3; look++) {
      List<?> letters =
          (List<?>)
              Objects.requireNonNull(
                  system.run("dlq", "show", DLQ, "--json").json().get("letters"));
      assertThat(letters).hasSize(2);
      for (Object it : letters) {
        Map<?, ?> letter = (Map<?, ?>) it;
        boolean told = "told".equals(letter.get("body"));
        assertThat(letter.get("attempts")).isEqualTo(told ? 5L : null);
        assertThat(letter.get("reason")).isEqualTo(told ? "Oops" : null);
        assertThat(letter.get("failedMessageId")).isEqualTo(told ? "m-1" : null);
      }
    }
    assertThat(system.run("dlq", "show", DLQ).out())
        .contains("failed after 4 retries: Oops", "never processed: its function told no error");
  }

  @Test
  void whatFailedBeforeIsNotSaidOfTheNextAttempt() {
    bury("told", Map.of("ERROR_CODE", "Oops", "RETRY_ATTEMPTS", "4", "validatedAt", "noon"));
    assertThat(system.run("dlq", "redrive", DLQ, "--wait", "0").exitCode()).isZero();
    Message message = receive(orders).getFirst();
    assertThat(message.messageAttributes()).containsOnlyKeys("validatedAt", "REDRIVE_ID");
  }

  @Test
  void asksOnATerminalAndNowhereElse() {
    for (String no : List.of("n\n", "\n", "", "yesterday\n")) {
      bury("letter");
      long before = waiting(dlq);
      Run refused = system.run(Run.in().terminal().stdin(no), "dlq", "redrive", DLQ, "--wait", "0");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("Redrive " + before + " letter");
      assertThat(refused.out()).contains("nothing was moved");
      assertThat(waiting(dlq)).isEqualTo(before);
    }
    Run dry = system.run(Run.in().terminal(), "dlq", "redrive", DLQ, "--dry-run");
    assertThat(dry.out()).contains("would move 4 letters");
    Run agreed = system.run(Run.in().terminal().stdin("Y\n"), "dlq", "redrive", DLQ, "--wait", "0");
    assertThat(agreed.out()).contains("moved 4 letters");

    bury("letter");
    Run told = system.run(Run.in().terminal(), "dlq", "redrive", DLQ, "--yes", "--wait", "0");
    assertThat(told.err()).doesNotContain("[y/N]");
    assertThat(told.out()).contains("moved 1 letter");
  }

  @Test
  void saysHowFarItCameWhenItIsStopped() {
    IntStream.range(0, 25).forEach(i -> bury("letter-" + i));
    Run run =
        system.run(
            Run.in()
                .interrupts(
                    stop -> {
                      stop.run();
                      return () -> {};
                    }),
            "dlq",
            "redrive",
            DLQ);
    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.out()).contains("moved 1 letter from", "stopped: 24 letters still in " + DLQ);
    await().until(() -> waiting(dlq) == 24);
  }

  @Test
  void knowsHowLongItMayWait() {
    for (String wrong : List.of("-1", "3601", "x")) {
      Run run = system.run("dlq", "redrive", DLQ, "--wait", wrong);
      assertThat(run.exitCode()).as(wrong).isEqualTo(2);
      assertThat(run.err()).hasLineCount(1);
    }
  }

  /** A function that puts every message back among the dead letters, with the reason. */
  private Future<?> failAlways() {
    return threads.submit(
        () -> {
          while (!stopped) {
            for (Message message : receive(orders)) {
              worked.add(message.body());
              Map<String, String> attributes = new HashMap<>();
              message.messageAttributes().forEach((n, v) -> attributes.put(n, v.stringValue()));
              attributes.put("ERROR_CODE", "JsonException");
              attributes.put("ERROR_MESSAGE", "not valid JSON");
              attributes.put("RETRY_ATTEMPTS", "0");
              bury(message.body(), attributes);
              system
                  .sqs()
                  .deleteMessage(r -> r.queueUrl(orders).receiptHandle(message.receiptHandle()));
            }
          }
        });
  }

  private void bury(String body) {
    bury(body, Map.of());
  }

  private void bury(String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (name, text) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(text).build()));
    system.sqs().sendMessage(r -> r.queueUrl(dlq).messageBody(body).messageAttributes(values));
  }

  private List<Message> receive(String url) {
    return system
        .sqs()
        .receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(1)
                    .messageAttributeNames("All"))
        .messages();
  }

  private long waiting(String url) {
    QueueAttributeName name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Long.parseLong(
        system
            .sqs()
            .getQueueAttributes(r -> r.queueUrl(url).attributeNames(name))
            .attributes()
            .get(name));
  }
}
