package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Which queues an operator can look into and send to: this system's, and no others. */
class OperatorsQueuesJourneyTest extends Journey {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Operator operator;

  OperatorsQueuesJourneyTest() throws IOException, InterruptedException {
    super(
        new Settings(OperationsJourneyTest.ALL_TEMPLATES, Map.of(), 0, 0, Optional.empty(), false));
    this.operator = new Operator(ApiClient.of(http, cloud.api(), "staff", "orders:operate"));
  }

  @AfterAll
  void hangUp() {
    http.close();
  }

  @Test
  void queuesOfDeadLettersAreListedAndNoOthersOpened() throws Exception {
    assertThat(Operator.objects(operator.json("/operations/dead-letters"), "queues"))
        .filteredOn("queue", "order-processing-dlq")
        .singleElement()
        .satisfies(it -> assertThat(it).containsEntry("comesFrom", "order-processing-queue"));
    for (String other : List.of("order-processing-queue", "nothing-dlq", "x", "%2e%2e-dlq")) {
      assertThat(operator.get("/operations/dead-letters/" + other).statusCode())
          .as(other)
          .isEqualTo(404);
    }
  }

  /** Others in the account may name their queues alike. */
  @Test
  void queuesOfOtherSystemsAreNeitherShownNorReached() throws Exception {
    String dlq = aws.sqs.createQueue(r -> r.queueName("payroll-dlq")).queueUrl();
    String queue = aws.sqs.createQueue(r -> r.queueName("payroll-queue")).queueUrl();
    aws.sqs.sendMessage(m -> m.queueUrl(dlq).messageBody("salaries"));
    assertThat(operator.get("/operations/dead-letters").body()).doesNotContain("payroll");
    assertThat(operator.get("/operations/stations").body()).doesNotContain("payroll");
    assertThat(operator.get("/operations/dead-letters/payroll-dlq").statusCode()).isEqualTo(404);

    aws.sqs.sendMessage(
        m ->
            m.queueUrl(aws.queueUrl("stock-rule-dlq"))
                .messageBody("pay me")
                .messageAttributes(
                    Map.of(
                        "TARGET_ARN",
                        Operator.text("arn:aws:sqs:us-east-1:000000000000:payroll-queue"))));
    String id = JsonObjects.text(operator.awaitLetter("stock-rule-dlq", "pay me"), "messageId");
    assertThat(operator.redrive("stock-rule-dlq", List.of(id), false))
        .extracting("outcome")
        .containsExactly("left");
    for (String url : List.of(queue, dlq)) {
      assertThatExceptionOfType(SqsException.class)
          .isThrownBy(() -> asOperateOrders().sendMessage(m -> m.queueUrl(url).messageBody("x")))
          .withMessageContaining("is not authorized to perform: sqs:SendMessage");
      assertThatExceptionOfType(SqsException.class)
          .isThrownBy(() -> asOperateOrders().receiveMessage(m -> m.queueUrl(url)))
          .withMessageContaining("is not authorized to perform: sqs:ReceiveMessage");
    }
  }

  /** With the rights of the function alone. */
  private SqsClient asOperateOrders() {
    return SqsClient.builder()
        .endpointOverride(cloud.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("LOCAL-operate-orders", "any")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
