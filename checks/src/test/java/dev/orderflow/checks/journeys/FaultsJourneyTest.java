package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.iam.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services that throttle, fail, or take effect and never say so. */
class FaultsJourneyTest extends Journey {

  private static final int ORDERS = 300;

  @AfterEach
  void mend() {
    cloud.faults().clear();
  }

  /**
   * Half of the writes fail until each order has been tried; then the table is well again. A crash
   * fails a whole batch, which is back only after three minutes: the simulation, where time passes
   * faster, has those.
   */
  @ParameterizedTest
  @EnumSource(names = {"THROTTLED", "FAILED", "ANSWER_LOST"})
  void aFailingTableLosesNothingAndStoresOnce(Fault fault) {
    long seed = System.nanoTime();
    System.out.println("faults " + fault + " drawn with seed " + seed);
    cloud.faults().failRandomly("dynamodb:PutItem", 0.5, seed, fault);
    List<String> ids = Orders.ids(fault.name(), ORDERS);
    aws.publishAll(ids.stream().map(Orders::small).toList());
    AwsClients.awaitTrue(
        "many of them",
        () -> aws.orderIds("PROCESSED").stream().filter(ids::contains).count() >= ORDERS / 3);
    cloud.faults().clear();
    aws.awaitProcessed(ids);
    AwsClients.awaitTrue("none left", () -> aws.held("order-processing-queue") == 0);
    assertThat(aws.rejections(ids.getFirst())).isEmpty();
    assertThat(aws.held("order-processing-dlq")).isZero();
  }

  /** Whatever has failed, everything adds up once all is well. */
  @AfterAll
  void audit() {
    CommandRun audit = CommandRun.of(cloud.endpoint().toString(), "", "audit", "--wait", "60");
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
  }

  @Test
  void anEventOnWhichValidateOrderFailsForGoodIsKeptWithTheReason() {
    cloud.faults().failNext("sqs:SendMessage", 3, Fault.FAILED);
    String eventId = aws.publish(Orders.small("UNLUCKY")).entries().getFirst().eventId();
    String letter = aws.take("validate-order-dlq").body();
    Map<?, ?> record = (Map<?, ?>) Json.parse(letter);
    assertThat(((Map<?, ?>) record.get("requestContext")).get("condition").toString())
        .isEqualTo("RetriesExhausted");
    assertThat(((Map<?, ?>) record.get("requestPayload")).get("id").toString()).isEqualTo(eventId);
    assertThat(((Map<?, ?>) record.get("responsePayload")).get("errorMessage").toString())
        .contains("sqs:SendMessage failed");
    assertThat(aws.order("UNLUCKY")).isEmpty();
    String url = aws.queueUrl("validate-order-dlq");
    aws.sqs.sendMessage(r -> r.queueUrl(url).messageBody(letter));
  }

  @Test
  void aRejectionThatCouldNotBePublishedIsPublishedLaterAndKeptOnce() {
    String publications = aws.subscribe("Order Rejected");
    cloud.faults().failNext("events:PutEvents", 1, Fault.FAILED);
    aws.publish(Orders.rejected("PUBLISHED-LATER"));
    assertThat(aws.take(publications, "PUBLISHED-LATER").body()).contains("Order Rejected");
    assertThat(aws.rejections("PUBLISHED-LATER")).hasSize(1);
    assertThat(aws.status("PUBLISHED-LATER")).isEqualTo("REJECTED");
  }
}
