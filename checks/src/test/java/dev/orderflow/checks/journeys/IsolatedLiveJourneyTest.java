package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.Settings;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** In JVMs of their own, the functions verify, remember and pass on by the SDK's own clients. */
class IsolatedLiveJourneyTest extends Journey {

  private final HttpClient http = HttpClient.newHttpClient();

  IsolatedLiveJourneyTest() {
    super(Settings.inMemory(List.of(Path.of("../services/live/template.yaml"))).isolated());
  }

  @AfterAll
  void hangUp() {
    http.shutdownNow();
  }

  @Test
  void newsReachWhoLooks() throws Exception {
    String bearer = ApiClient.of(http, cloud.api(), "S-1", "orders:operate").authorization();
    String query = "all=true&token=" + bearer.substring("Bearer ".length());
    // The authorizer is given ten seconds, and its JVM may need longer to start.
    AwsClients.awaitTrue("let in", () -> Looker.knock(http, cloud.api(), query) == 101);
    assertThat(Looker.knock(http, cloud.api(), query.replace("=ey", "=yy"))).isEqualTo(403);
    Looker staff = Looker.connect(http, cloud.api(), query);

    NotificationsJourneyTest.publishAs(aws, "Order Paid", "ISOLATED");

    staff.await("Order Paid", "ISOLATED");
  }
}
