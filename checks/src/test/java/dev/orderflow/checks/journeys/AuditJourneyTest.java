package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** What came in by the rule of somebody else is no order that the bus's record knows. */
class AuditJourneyTest extends Journey {

  private static final String RULE = "shop-orders";
  private static final String SOURCE = "team.shop";

  @Test
  void namesAnOrderThatCameInByAnotherRule() {
    aws.publish(Orders.small("BY-THE-RULE"));
    aws.awaitProcessed(List.of("BY-THE-RULE"));
    CommandRun sound = audit("--wait", "60");
    assertThat(sound.exitCode()).as(sound.out() + sound.err()).isZero();
    assertThat(sound.out())
        .contains("orders: 1 accepted = 1 processed")
        .doesNotContain("without a record");

    aws.bus.putRule(r -> r.name(RULE).eventPattern("{\"source\":[\"%s\"]}".formatted(SOURCE)));
    String queue = "arn:aws:sqs:us-east-1:000000000000:order-processing-queue";
    aws.bus.putTargets(r -> r.rule(RULE).targets(t -> t.id("queue").arn(queue)));
    PutEventsRequestEntry entry =
        AwsClients.entry(Orders.small("BY-ANOTHER-WAY")).toBuilder().source(SOURCE).build();
    String eventId = aws.bus.putEvents(r -> r.entries(entry)).entries().getFirst().eventId();
    aws.awaitProcessed(List.of("BY-ANOTHER-WAY"));
    CommandRun audit = audit("--wait", "1");
    assertThat(audit.exitCode()).isEqualTo(1);
    assertThat(audit.out())
        .contains(
            "orders: 1 accepted = 1 processed",
            "orders without a record: 1 stored or rejected = 0 older than the record  gap 1",
            "  order BY-ANOTHER-WAY, event " + eventId + ": no record that the bus took it",
            "it does not add up");
  }

  private CommandRun audit(String... options) {
    List<String> args = new ArrayList<>(List.of("audit"));
    args.addAll(List.of(options));
    return CommandRun.of(cloud.endpoint().toString(), "", args.toArray(String[]::new));
  }
}
