package dev.orderflow.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import dev.orderflow.localcloud.endpoint.Clients;
import dev.orderflow.localcloud.lambda.functions.Prints;
import dev.orderflow.localcloud.lambda.functions.Throws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A stream feeds functions in JVMs of their own as it feeds those in this one. */
class IsolatedStreamTest {

  private static final Duration ENOUGH = Duration.ofMinutes(2);

  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Function: {Runtime: java25, Role: !GetAtt Role.Arn, Timeout: 20, MemorySize: 256}
      Resources:
        Orders:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: Orders
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            StreamSpecification: {StreamViewType: NEW_IMAGE}
        GivenUp:
          Type: AWS::SQS::Queue
          Properties: {QueueName: given-up}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Action: sts:AssumeRole}
            Policies:
              - PolicyName: all
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement: {Effect: Allow, Action: ["sqs:*", "dynamodb:*"], Resource: "*"}
        Takes:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: takes
            CodeUri: functions.jar
            Handler: %s
            Events:
              Changes:
                Type: DynamoDB
                Properties: {Stream: !GetAtt Orders.StreamArn, StartingPosition: TRIM_HORIZON}
        Fails:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: fails
            CodeUri: functions.jar
            Handler: %s
            Events:
              Changes:
                Type: DynamoDB
                Properties:
                  Stream: !GetAtt Orders.StreamArn
                  StartingPosition: TRIM_HORIZON
                  MaximumRetryAttempts: 1
                  DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt GivenUp.Arn}}
      """
          .formatted(Prints.class.getName(), Throws.class.getName());

  @TempDir private Path directory;

  @Test
  void eachFunctionGetsTheChangeAndForOneThatFailsItIsGivenUp() throws IOException {
    var _ = TestFunctions.packedIn(directory);
    Path template = Files.writeString(directory.resolve("template.yaml"), TEMPLATE);
    try (LocalCloud cloud = LocalCloud.boot(Settings.inMemory(List.of(template)).isolated())) {
      cloud
          .tables()
          .putItem(r -> r.tableName("Orders").item(Map.of("id", AttributeValue.fromS("ORD-1"))));

      assertThat(letter(cloud).body())
          .contains("RetryAttemptsExhausted", "\"approximateInvokeCount\":2", "Unhandled");
      await().atMost(ENOUGH).until(() -> printed(cloud, "three"));
    }
  }

  private static Message letter(LocalCloud cloud) {
    SqsClient sqs = Clients.client(SqsClient.builder(), cloud.endpoint(), "test");
    String url = sqs.getQueueUrl(r -> r.queueName("given-up")).queueUrl();
    return await()
        .atMost(ENOUGH)
        .until(
            () -> sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(5)).messages(),
            messages -> !messages.isEmpty())
        .getFirst();
  }

  private static boolean printed(LocalCloud cloud, String text) {
    return Clients.client(CloudWatchLogsClient.builder(), cloud.endpoint(), "test")
        .filterLogEvents(r -> r.logGroupName("/aws/lambda/takes").filterPattern(text))
        .hasEvents();
  }
}
