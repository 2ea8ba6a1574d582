package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The same function in a JVM of its own, with AWS's clients and its role's rights alone. */
class IsolatedOperationsJourneyTest extends Journey {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Operator operator;

  IsolatedOperationsJourneyTest() throws IOException, InterruptedException {
    super(
        Settings.inMemory(
                List.of(Path.of("../orders/template.yaml"), Path.of("../api/template.yaml")))
            .isolated());
    this.operator = new Operator(ApiClient.of(http, cloud.api(), "staff", "orders:operate"));
  }

  @AfterAll
  void hangUp() {
    http.close();
  }

  @Test
  void aLetterIsFoundMendedAndFollowed() throws Exception {
    aws.sqs.sendMessage(
        m -> m.queueUrl(aws.queueUrl("order-processing-queue")).messageBody("poison"));
    Map<String, @Nullable Object> letter = operator.awaitLetter("order-processing-dlq", "poison");
    String event =
        """
        {"id":"e","source":"ecommerce.orders","detail-type":"Order Created",\
        "time":"2026-01-02T03:04:05Z","detail":%s}"""
            .formatted(Orders.small("ISOLATED-MENDED"));
    assertThat(
            operator
                .edit("order-processing-dlq", JsonObjects.text(letter, "messageId"), event)
                .statusCode())
        .isEqualTo(200);
    aws.awaitProcessed(List.of("ISOLATED-MENDED"));
    assertThat(operator.found("q=ISOLATED-MENDED")).hasSize(1);
    assertThat(operator.timeline("ISOLATED-MENDED")).extracting("type").contains("Processed");
  }

  @Test
  void stationsAlarmsAndMetricsAreSeen() throws Exception {
    assertThat(operator.stations()).extracting("name").contains("validate-order", "read-orders");
    assertThat(Operator.objects(operator.json("/operations/alarms"), "alarms")).isNotEmpty();
    assertThat(Operator.objects(operator.json("/operations/metrics"), "series")).hasSize(7);
    assertThat(Operator.objects(operator.json("/operations/dead-letters"), "queues"))
        .extracting("queue")
        .contains("validate-order-dlq");
  }
}
