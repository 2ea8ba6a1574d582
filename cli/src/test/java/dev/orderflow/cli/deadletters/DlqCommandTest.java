package dev.orderflow.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.orderflow.cli.Run;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.Queues;
import dev.orderflow.deadletters.UnknownQueueException;
import dev.orderflow.kit.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class DlqCommandTest {

  private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";
  private static final String FUNCTION =
      "arn:aws:lambda:us-east-1:000000000000:function:validate-order";
  private static final String EVENT =
      """
      {"id":"e-1","source":"ecommerce.orders","detail-type":"Order Created",\
      "detail":{"orderId":"ORD-1","note":"注文 👍"}}\
      """;

  private final StubSystem system = new StubSystem();
  private String orders = "";
  private String ordersDlq = "";
  private String ruleDlq = "";
  private String failureDlq = "";

  @BeforeEach
  void createQueues() {
    ordersDlq = queue("order-processing-dlq", Map.of());
    orders =
        queue(
            "order-processing-queue",
            Map.of(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%sorder-processing-dlq\",\"maxReceiveCount\":1}"
                    .formatted(ARN),
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0"));
    ruleDlq = queue("order-created-rule-dlq", Map.of());
    failureDlq = queue("validate-order-dlq", Map.of());
  }

  @AfterEach
  void close() {
    system.close();
  }

  /** As with --aws, where an account has other systems' too. */
  @Test
  void queuesThatAreNotOursAreNeitherListedNorOpened() {
    queue("order-payroll-dlq", Map.of());
    queue(
        "order-payroll-queue",
        Map.of(
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"%sorder-created-rule-dlq\",\"maxReceiveCount\":1}"
                .formatted(ARN)));
    Queues ours = new Queues(system.sqs(), name -> !name.contains("payroll"));

    assertThat(ours.deadLetterQueues())
        .extracting(DeadLetterQueue::name)
        .containsExactly("order-created-rule-dlq", "order-processing-dlq", "validate-order-dlq");
    assertThat(ours.named("order-created-rule-dlq").sources()).isEmpty();
    assertThatExceptionOfType(UnknownQueueException.class)
        .isThrownBy(() -> ours.named("order-payroll-dlq"));
  }

  @Test
  void listsDeadLetterQueuesWithTheirCountsAndSources() {
    bury("{\"a\":1}", 2);
    send(ruleDlq, EVENT, undelivered());
    assertThat(system.run("dlq", "list").out())
        .containsSubsequence("order-created-rule-dlq", "1", "a rule's target")
        .containsSubsequence("order-processing-dlq", "2", "order-processing-queue")
        .containsSubsequence("validate-order-dlq", "0");
    assertThat(system.run("dlq", "list", "--json").json().get("queues"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(3)
        .contains(
            Map.of(
                "queue",
                "order-processing-dlq",
                "letters",
                2L,
                "inFlight",
                0L,
                "sources",
                List.of("order-processing-queue"),
                "reasons",
                Map.of("no error recorded", 2L)));
  }

  @Test
  void showsWhyLettersAreThereAndLeavesThemThere() {
    bury("{\"a\":1}", 1);
    send(ruleDlq, EVENT, undelivered());
    send(failureDlq, failureRecord(), Map.of());

    assertThat(system.run("dlq", "show", "order-processing-dlq").out())
        .contains("never processed", "{\"a\":1}");
    assertThat(system.run("dlq", "show", "order-created-rule-dlq").out())
        .contains("not delivered to validate-order: NO_PERMISSIONS not allowed", "ORD-1");
    assertThat(system.run("dlq", "show", "validate-order-dlq").out())
        .contains("validate-order:live failed (RetriesExhausted): java.lang.Oops it broke");

    for (int again = 0; again < 2; again++) {
      Map<String, ?> json = system.run("dlq", "show", "order-created-rule-dlq", "--json").json();
      assertThat((List<?>) Objects.requireNonNull(json.get("letters")))
          .singleElement()
          .extracting(letter -> ((Map<?, ?>) letter).get("body"))
          .isEqualTo(EVENT);
    }
    assertThat(waiting(ruleDlq)).isEqualTo(1);
  }

  @Test
  void showsNoMoreThanTheLimitAndEachOnce() {
    IntStream.range(0, 25).forEach(i -> send(ruleDlq, "{\"n\":%d}".formatted(i), Map.of()));
    assertThat(letters("15")).hasSize(15).doesNotHaveDuplicates();
    assertThat(letters("100")).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void movesMessagesBackToTheirSourceQueue() {
    bury("{\"a\":1}", 12);
    assertThat(system.run("dlq", "redrive", "order-processing-dlq", "--dry-run").out())
        .isEqualTo(
            "would move 12 letters from order-processing-dlq to queue order-processing-queue\n");
    assertThat(waiting(ordersDlq)).isEqualTo(12);

    Run run = system.run("dlq", "redrive", "order-processing-dlq", "--wait", "0");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(waiting(ordersDlq)).isZero();
    assertThat(waiting(orders)).isEqualTo(12);
    assertThat(run.out())
        .isEqualTo("moved 12 letters from order-processing-dlq to queue order-processing-queue\n");
  }

  @Test
  void movesThemWithTheirOwnAttributes() {
    bury("{\"text\":\"注文 👍\"}", 12);
    Run run = system.run("dlq", "redrive", "order-processing-dlq", "--json", "--wait", "0");
    assertThat(run.json()).containsEntry("moved", 12L).containsEntry("left", List.of());
    assertThat(waiting(ordersDlq)).isZero();
    assertThat(receive(orders))
        .allSatisfy(
            message -> {
              assertThat(message.body()).isEqualTo("{\"text\":\"注文 👍\"}");
              assertThat(message.messageAttributes())
                  .containsEntry("validatedAt", value("2026-01-01T00:00:00.000Z"));
            });
  }

  @Test
  void bringsAnUndeliveredEventToItsTarget() {
    send(ruleDlq, EVENT, undelivered());
    assertThat(system.run("dlq", "redrive", "order-created-rule-dlq", "--dry-run").out())
        .isEqualTo("would move 1 letter from order-created-rule-dlq to function validate-order\n");
    assertThat(system.invocations).isEmpty();

    assertThat(system.run("dlq", "redrive", "order-created-rule-dlq").exitCode()).isZero();
    assertThat(system.invocations)
        .singleElement()
        .asString()
        .contains("validate-order")
        .endsWith(EVENT);
    assertThat(waiting(ruleDlq)).isZero();
  }

  @Test
  void invokesAFailedInvocationAgainWithTheSamePayload() {
    send(failureDlq, failureRecord(), Map.of());
    assertThat(system.run("dlq", "redrive", "validate-order-dlq").out())
        .isEqualTo("moved 1 letter from validate-order-dlq to function validate-order:live\n");
    String invocation = system.invocations.element();
    assertThat(Json.parse(invocation.substring(invocation.indexOf(' ') + 1)))
        .isEqualTo(Json.parse(EVENT));
  }

  @Test
  void publishesTheEventAgainWhereAsked() {
    send(failureDlq, failureRecord(), Map.of());
    assertThat(system.run("dlq", "redrive", "validate-order-dlq", "--to", "bus:default").exitCode())
        .isZero();
    assertThat(system.published)
        .singleElement()
        .asString()
        .contains("ecommerce.orders", "Order Created", "ORD-1");
  }

  @Test
  void leavesWhatHasNoWayBackAndWhatIsNotTaken() {
    send(failureDlq, "who knows", Map.of());
    Run nowhere = system.run("dlq", "redrive", "validate-order-dlq");
    assertThat(nowhere.exitCode()).isEqualTo(1);
    assertThat(nowhere.out()).startsWith("left ").contains("say --to");

    send(ruleDlq, EVENT, undelivered());
    system.gone.add("validate-order");
    Run gone = system.run("dlq", "redrive", "order-created-rule-dlq");
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.out()).contains("ResourceNotFoundException");
    assertThat(waiting(failureDlq)).isEqualTo(1);
    assertThat(waiting(ruleDlq)).isEqualTo(1);
  }

  @Test
  void leavesWhatIsToGoToAQueueThatIsNotThere() {
    send(failureDlq, "who knows", Map.of());
    Run typo = system.run("dlq", "redrive", "validate-order-dlq", "--to", "queue:typo");
    assertThat(typo.exitCode()).isEqualTo(1);
    assertThat(typo.out()).startsWith("left ").contains("typo");
    assertThat(waiting(failureDlq)).isEqualTo(1);
  }

  @Test
  void leavesWorkingQueuesAlone() {
    for (String command : List.of("show", "redrive")) {
      Run working = system.run("dlq", command, "order-processing-queue");
      assertThat(working.exitCode()).isEqualTo(2);
      assertThat(working.err()).contains("is no dead letter queue").hasLineCount(1);
      Run missing = system.run("dlq", command, "no-such-dlq");
      assertThat(missing.exitCode()).isEqualTo(2);
      assertThat(missing.err()).contains("no queue no-such-dlq").hasLineCount(1);
    }
    Run nonsense = system.run("dlq", "redrive", "validate-order-dlq", "--to", "somewhere");
    assertThat(nonsense.exitCode()).isEqualTo(2);
  }

  @Test
  void saysWhenThereIsNothingToDo() {
    assertThat(system.run("dlq", "redrive", "validate-order-dlq").out())
        .isEqualTo("no letters in validate-order-dlq\n");
    assertThat(system.run("dlq", "show", "validate-order-dlq").out())
        .isEqualTo("no letters in validate-order-dlq\n");
  }

  /** Through the source queue's own redrive policy. */
  private void bury(String body, int messages) {
    for (int i = 0; i < messages; i++) {
      send(orders, body, Map.of("validatedAt", "2026-01-01T00:00:00.000Z"));
    }
    await()
        .until(
            () -> {
              receive(orders);
              return waiting(ordersDlq) == messages;
            });
  }

  private List<?> letters(String limit) {
    Run run = system.run("dlq", "show", "order-created-rule-dlq", "--json", "--limit", limit);
    return ((List<?>) Objects.requireNonNull(run.json().get("letters")))
        .stream().map(letter -> ((Map<?, ?>) letter).get("messageId")).toList();
  }

  private List<Message> receive(String url) {
    return system
        .sqs()
        .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
        .messages();
  }

  private void send(String url, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach((name, value) -> values.put(name, value(value)));
    system.sqs().sendMessage(r -> r.queueUrl(url).messageBody(body).messageAttributes(values));
  }

  private static MessageAttributeValue value(String text) {
    return MessageAttributeValue.builder().dataType("String").stringValue(text).build();
  }

  private long waiting(String url) {
    return Long.parseLong(
        system
            .sqs()
            .getQueueAttributes(
                r ->
                    r.queueUrl(url)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes()
            .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
  }

  private String queue(String name, Map<QueueAttributeName, String> attributes) {
    return system.sqs().createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
  }

  private static Map<String, String> undelivered() {
    return Map.of(
        "RULE_ARN", "arn:aws:events:us-east-1:000000000000:rule/order-created-rule",
        "TARGET_ARN", FUNCTION,
        "ERROR_CODE", "NO_PERMISSIONS",
        "ERROR_MESSAGE", "not allowed");
  }

  private static String failureRecord() {
    return """
    {"version":"1.0","timestamp":"2026-01-01T00:00:00Z",
     "requestContext":{"requestId":"r-1","functionArn":"%s:live",
       "condition":"RetriesExhausted","approximateInvokeCount":3},
     "requestPayload":%s,
     "responseContext":{"statusCode":200,"executedVersion":"1","functionError":"Unhandled"},
     "responsePayload":{"errorType":"java.lang.Oops","errorMessage":"it broke"}}
    """
        .formatted(FUNCTION, EVENT);
  }
}
