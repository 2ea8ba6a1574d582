package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import dev.orderflow.localcloud.iam.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A bus that takes nothing until changes are given up: here after one retry, which stands for the
 * day that it takes otherwise.
 */
class GivenUpJourneyTest {

  private static final String DLQ = "order-events-dlq";
  private static final Money DUE = new Money(2_499, "EUR");

  @TempDir static Path folder;

  private LocalCloud cloud;
  private AwsClients aws;
  private OrderEvents events;

  @BeforeEach
  void boot() {
    String patience = "puts aside by itself.\n            MaximumRetryAttempts: ";
    Path template = TemplateVariant.in(folder, patience + "10000", patience + "1");
    cloud = LocalCloud.boot(Settings.inMemory(List.of(template)));
    aws = new AwsClients(cloud.endpoint());
    events = new OrderEvents(aws);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void changesThatTheStreamStillHasAreReadAgainAndPublished() {
    List<String> ids = Orders.ids("KEPT", 20);
    silence();
    aws.publishAll(ids.stream().map(Orders::small).toList());
    aws.awaitProcessed(ids);
    awaitGivenUp(20);
    assertThat(run("dlq", "show", DLQ).out())
        .contains("publish-order-events did not do ", " changes of table Orders (RetryAttempts");

    int letters = aws.held(DLQ);
    CommandRun inVain = run("dlq", "redrive", DLQ);
    assertThat(inVain.exitCode()).isEqualTo(1);
    assertThat(inVain.out()).contains("left ", "the function ");
    assertThat(aws.held(DLQ)).isEqualTo(letters);
    assertThat(events.heard()).noneMatch(it -> "Order Processed".equals(it.get("type")));

    cloud.faults().clear();
    CommandRun redrive = run("dlq", "redrive", DLQ);
    assertThat(redrive.exitCode()).as(redrive.out() + redrive.err()).isZero();
    assertThat(redrive.out()).contains("from order-events-dlq to function publish-order-events");
    ids.forEach(id -> events.await("Order Processed", id));
    assertThat(events.repetitions()).isZero();
    assertThat(aws.held(DLQ)).isZero();
  }

  @Test
  void ofChangesThatTheStreamHasDroppedTheWholeHistoryIsPublished() {
    aws.publish(Orders.small("HEARD"));
    events.await("Order Processed", "HEARD");
    silence();
    aws.publish(Orders.small("UNHEARD"));
    aws.awaitStatus("UNHEARD", "PROCESSED");
    for (String id : List.of("HEARD", "UNHEARD")) {
      events.tell(new StockReserved(id, List.of(new Line("Wireless Mouse", null, 1, 2_499L)), DUE));
      events.tell(new PaymentCaptured(id, "pay-" + id, DUE));
      AwsClients.awaitTrue("facts", () -> aws.order(id).get("facts").m().size() == 2);
    }
    awaitGivenUp(5);
    moveOutOfTheStreamsReach();
    cloud.faults().clear();

    CommandRun redrive = run("dlq", "redrive", DLQ);
    assertThat(redrive.exitCode()).as(redrive.out() + redrive.err()).isZero();
    for (String id : List.of("HEARD", "UNHEARD")) {
      for (String type : List.of("Order Processed", "Order Reserved", "Order Paid")) {
        events.await(type, id);
      }
    }
    // Of what was heard before, the same words once more.
    assertThat(events.repetitions()).isPositive();
    assertThat(aws.held(DLQ)).isZero();
  }

  @Test
  void republishTellsOneOrderOrAllAgainInTheSameWords() {
    aws.publishAll(List.of(Orders.small("AGAIN"), Orders.small("OTHER")));
    aws.publishAll(List.of(Orders.rejected("BAD")));
    aws.awaitProcessed(List.of("AGAIN", "OTHER"));
    events.tell(
        new StockReserved("AGAIN", List.of(new Line("Wireless Mouse", null, 1, 2_499L)), DUE));
    events.await("Order Reserved", "AGAIN");
    events.ask(OrderRequest.Kind.RETURN, "AGAIN", "too-early");
    events.await("Order Return Refused", "AGAIN");
    events.await("Order Processed", "OTHER");
    events.await("Order Rejected", "BAD");
    assertThat(events.repetitions()).isZero();
    Set<Object> ids = publishedIds();

    CommandRun one = run("republish", "AGAIN");
    assertThat(one.exitCode()).as(one.out() + one.err()).isZero();
    assertThat(one.out()).isEqualTo("published what is stored of 1 item\n");
    AwsClients.awaitTrue("four again", () -> events.repetitions() == 4);
    // Two orders, the mark of the refused one, and the rejection.
    assertThat(run("republish", "--all", "--json").number("published")).isEqualTo(4);
    AwsClients.awaitTrue("six again", () -> events.repetitions() == 10);
    assertThat(publishedIds()).isEqualTo(ids);

    assertThat(run("republish", "NOBODYS").exitCode()).isEqualTo(1);
    assertThat(run("republish").exitCode()).isEqualTo(2);
    assertThat(run("republish", "AGAIN", "--all").exitCode()).isEqualTo(2);
    cloud.faults().failRandomly("events:PutEvents", 1, 1, Fault.FAILED);
    assertThat(run("republish", "AGAIN").exitCode()).isEqualTo(1);
  }

  private void silence() {
    cloud.faults().failRandomly("events:PutEvents", 1, 1, Fault.FAILED);
  }

  private Set<Object> publishedIds() {
    return events.heard().stream()
        .filter(it -> it.get("id") instanceof String)
        .map(it -> String.valueOf(it.get("id")))
        .collect(Collectors.toSet());
  }

  /** Letters may be of several changes. */
  private void awaitGivenUp(int changes) {
    AwsClients.awaitTrue(
        changes + " changes",
        () ->
            run("dlq", "show", DLQ, "--json", "--limit", "100").list("letters").stream()
                    .mapToInt(GivenUpJourneyTest::changes)
                    .sum()
                == changes);
  }

  private static int changes(Object letter) {
    Object body = ((Map<?, ?>) letter).get("body");
    String size = String.valueOf(body).replaceFirst(".*\"batchSize\":(\\d+).*", "$1");
    return Integer.parseInt(size);
  }

  /** Into a shard that is not there any more. */
  private void moveOutOfTheStreamsReach() {
    String url = aws.queueUrl(DLQ);
    for (int letters = aws.held(DLQ); letters > 0; letters--) {
      Message letter = aws.take(DLQ);
      String body = letter.body().replaceFirst("\"shardId\":\"[^\"]+", "$0-gone");
      assertThat(body).isNotEqualTo(letter.body());
      aws.sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
  }

  private CommandRun run(String... args) {
    return CommandRun.of(cloud.endpoint().toString(), "", args);
  }
}
