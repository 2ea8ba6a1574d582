package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.Settings;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, the function sends by the SDK's own client, in its role. */
class IsolatedMailJourneyTest extends Journey {

  IsolatedMailJourneyTest() {
    super(Settings.inMemory(NotificationsJourneyTest.TEMPLATE).isolated());
  }

  @Test
  void aMailIsSentByTheSdk() throws Exception {
    String told = aws.subscribe("Customer Notified");
    NotificationsJourneyTest.publishAs(aws, "Order Paid", "ISOLATED");
    assertThat(aws.take(told, "ISOLATED").body()).contains("Order Paid");
    assertThat(NotificationsJourneyTest.subjects(cloud.endpoint(), "ISOLATED"))
        .containsExactly("Your payment for order ISOLATED has arrived");
  }
}
