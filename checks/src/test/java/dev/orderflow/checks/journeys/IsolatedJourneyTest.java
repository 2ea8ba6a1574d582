package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions in JVMs of their own, from the jar that is deployed. */
class IsolatedJourneyTest extends Journey {

  IsolatedJourneyTest() {
    super(Settings.inMemory(TEMPLATES).isolated());
  }

  @Test
  void eachOrderEndsWhereItShould() {
    stranger.sqs.sendMessage(
        m -> m.queueUrl(stranger.queueUrl("order-processing-queue")).messageBody("poison"));
    List<String> ids = Orders.ids("ISOLATED", 30);
    stranger.publishAll(ids.stream().map(Orders::small).toList());
    stranger.publish(Orders.refused("ISOLATED-BAD"), Orders.small("注文"));
    stranger.awaitProcessed(ids);
    stranger.awaitStatus("ISOLATED-BAD", "REJECTED");
    assertThat(stranger.take("order-processing-dlq").body()).isEqualTo("poison");
    assertThat(stranger.order("ISOLATED-1").get("product").s()).isEqualTo("Wireless Mouse");
    Stranger.awaitTrue("refusals", () -> stranger.refusals().size() == 2);
  }

  @Test
  void aRoleWithoutAPermissionIsDenied(@TempDir Path folder) {
    Settings settings =
        Settings.inMemory(List.of(VariantJourneyTest.deniedToQueue(folder))).isolated();
    try (LocalCloud denying = LocalCloud.boot(settings)) {
      VariantJourneyTest.assertDenied(new Stranger(denying.endpoint()));
    }
  }
}
