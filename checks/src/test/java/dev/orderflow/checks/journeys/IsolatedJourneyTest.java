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
    aws.sqs.sendMessage(
        m -> m.queueUrl(aws.queueUrl("order-processing-queue")).messageBody("poison"));
    List<String> ids = Orders.ids("ISOLATED", 30);
    aws.publishAll(ids.stream().map(Orders::small).toList());
    aws.publish(Orders.rejected("ISOLATED-BAD"), Orders.small("注文"));
    aws.awaitProcessed(ids);
    aws.awaitStatus("ISOLATED-BAD", "REJECTED");
    assertThat(aws.take("order-processing-dlq").body()).isEqualTo("poison");
    assertThat(aws.order("ISOLATED-1").get("product").s()).isEqualTo("Wireless Mouse");
    AwsClients.awaitTrue("rejections", () -> aws.rejections().size() == 2);
  }

  @Test
  void aRoleWithoutAPermissionIsDenied(@TempDir Path folder) {
    Settings settings =
        Settings.inMemory(List.of(VariantJourneyTest.deniedToQueue(folder))).isolated();
    try (LocalCloud denying = LocalCloud.boot(settings)) {
      VariantJourneyTest.assertDenied(new AwsClients(denying.endpoint()));
    }
  }
}
