package dev.orderflow.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.endpoint.Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Templates that change under what is kept. */
class LeftoverResourcesTest {

  private static final String TEMPLATE =
      """
      AWSTemplateFormatVersion: '2010-09-09'
      Resources:
        Queue:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: QUEUE
        Table:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: TABLE
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions:
              - AttributeName: id
                AttributeType: S
            KeySchema:
              - AttributeName: id
                KeyType: HASH
        Rule:
          Type: AWS::Events::Rule
          Properties:
            Name: heard
            EventPattern:
              source: [SOURCE]
            Targets:
              - Id: queue
                Arn: !GetAtt Queue.Arn
      """;

  @TempDir Path folder;

  @Test
  void areNamedWithWhatWaitsInThem() throws IOException {
    try (LocalCloud cloud = boot("orders", "Orders", "a");
        SqsClient queues = Clients.client(SqsClient.builder(), cloud.endpoint(), "local")) {
      assertThat(cloud.leftovers()).isEmpty();
      String url = queues.getQueueUrl(r -> r.queueName("orders")).queueUrl();
      for (int i = 0; i < 1_022; i += 7) {
        int number = i;
        queues.sendMessage(r -> r.queueUrl(url).messageBody("message " + number));
      }
      cloud
          .tables()
          .putItem(r -> r.tableName("Orders").item(Map.of("id", AttributeValue.fromS("1"))));
    }
    try (LocalCloud same = boot("orders", "Orders", "a")) {
      assertThat(same.leftovers()).isEmpty();
    }
    try (LocalCloud changed = boot("orders-v2", "OrdersV2", "b")) {
      assertThat(changed.leftovers())
          .hasSize(3)
          .anyMatch(it -> it.startsWith("queue orders is not") && it.contains("146 messages wait"))
          .anyMatch(it -> it.startsWith("table Orders is not") && it.contains("has 1 item:"))
          .anyMatch(it -> it.startsWith("rule default/heard hears something else"));
    }
    try (LocalCloud back = boot("orders", "Orders", "b")) {
      assertThat(back.leftovers()).isEmpty();
    }
  }

  private LocalCloud boot(String queue, String table, String source) throws IOException {
    Path template = folder.resolve("template.yaml");
    Files.writeString(
        template,
        TEMPLATE.replace("QUEUE", queue).replace("TABLE", table).replace("SOURCE", source));
    return LocalCloud.boot(Settings.inMemory(List.of(template)).keptIn(folder.resolve("data")));
  }
}
