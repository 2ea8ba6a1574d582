package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.fidelity.functions.Puppet;
import dev.orderflow.checks.fidelity.functions.StreamPuppet;
import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What templates may leave to SAM, and what SAM's own patterns use. Source: SAM developer guide,
 * resource and property reference.
 */
class SamTest extends Puppets {

  private static final String RESOURCES =
      """
        Work:
          Type: AWS::SQS::Queue
        Ordered:
          Type: AWS::SQS::Queue
          Properties:
            FifoQueue: true
            ContentBasedDeduplication: true
            RedrivePolicy: {deadLetterTargetArn: !GetAtt OrderedDlq.Arn, maxReceiveCount: 5}
        OrderedDlq:
          Type: AWS::SQS::Queue
          Properties: {FifoQueue: true, QueueName: ordered-dlq.fifo}
        Failed:
          Type: AWS::SQS::Queue
          Properties: {QueueName: failed}
        Part:
          Type: AWS::SQS::Queue
          Properties: {QueueName: part}
        Simple:
          Type: AWS::Serverless::SimpleTable
        Provisioned:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: Provisioned
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 4}
            StreamSpecification: {StreamViewType: NEW_IMAGE}
        FromQueue:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: from-queue
            Runtime: java25
            CodeUri: puppet.jar
            Handler: PUPPET
            Timeout: 2
            Events:
              Work: {Type: SQS, Properties: {Queue: !GetAtt Work.Arn}}
        FromFifo:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: from-fifo
            Runtime: java25
            CodeUri: puppet.jar
            Handler: PUPPET
            Timeout: 2
            Policies:
              - SQSPollerPolicy: {QueueName: !GetAtt Ordered.QueueName}
            DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Failed.Arn}
            EventInvokeConfig: {MaximumRetryAttempts: 0}
        FifoSource:
          Type: AWS::Lambda::EventSourceMapping
          Properties:
            FunctionName: !Ref FromFifo
            EventSourceArn: !GetAtt Ordered.Arn
            BatchSize: 2
        PartRule:
          Type: AWS::Events::Rule
          Properties:
            EventPattern: {source: [part]}
            Targets: [{Id: part, Arn: !GetAtt Part.Arn, InputPath: $.detail.order}]
        PartPolicy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [!Ref Part]
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: {Service: events.amazonaws.com}
                  Action: sqs:SendMessage
                  Resource: !GetAtt Part.Arn
      Outputs:
        Role: {Value: !GetAtt FromQueueRole.Arn, Export: {Name: role}}
      """
          .replace("PUPPET", Puppet.class.getName());

  private static final Pattern NUMBER = Pattern.compile("fifo-(\\d)");

  SamTest() {
    super(RESOURCES);
  }

  @Test
  void aFunctionWithoutARoleGetsOneThatLetsItsEventsCome() {
    String url = queueUrl("Work");
    aws.sqs.sendMessage(m -> m.queueUrl(url).messageBody("{\"come\":\"by queue\"}"));
    AwsClients.awaitTrue("it came", () -> !aws.lines("from-queue", "by queue").isEmpty());
    assertThat(aws.lambda.getFunction(r -> r.functionName("from-queue")).configuration().role())
        .endsWith(":role/" + stack() + "-FromQueueRole");
  }

  @Test
  void aMappingThatIsAResourceFeedsItsFunctionInOrder() {
    String url = queueUrl("Ordered");
    assertThat(url).endsWith(".fifo");
    for (int n = 0; n < 6; n++) {
      String body = "{\"number\":\"fifo-" + n + "\"}";
      aws.sqs.sendMessage(m -> m.queueUrl(url).messageBody(body).messageGroupId("one"));
    }
    AwsClients.awaitTrue("all came", () -> numbers().size() >= 6);
    assertThat(numbers()).containsExactly("0", "1", "2", "3", "4", "5");
  }

  private List<String> numbers() {
    return aws.lines("from-fifo", "fifo-").stream()
        .flatMap(line -> NUMBER.matcher(line).results())
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void anEventThatFailsGoesToTheFunctionsDeadLetterQueueAsItWas() {
    String event = "{\"throw\":\"as asked\"}";
    String id =
        aws.lambda
            .invoke(
                r ->
                    r.functionName("from-fifo")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String(event)))
            .responseMetadata()
            .requestId();
    Message letter = aws.take("failed", "as asked");
    assertThat(letter.body()).isEqualTo(event);
    assertThat(letter.messageAttributes())
        .extractingByKeys("ErrorMessage", "ErrorCode", "RequestID")
        .extracting(MessageAttributeValue::stringValue)
        .containsExactly("as asked", "200", id);
  }

  @Test
  void tablesAreAsSamAndTheirUnitsSay() {
    var simple = aws.dynamoDb.describeTable(r -> r.tableName(stack() + "-Simple")).table();
    assertThat(simple.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(simple.keySchema().getFirst().attributeName()).isEqualTo("id");
    var provisioned = aws.dynamoDb.describeTable(r -> r.tableName("Provisioned")).table();
    assertThat(provisioned.provisionedThroughput().readCapacityUnits()).isEqualTo(5);
    assertThat(provisioned.provisionedThroughput().writeCapacityUnits()).isEqualTo(4);
  }

  @Test
  void aTargetMayGetAPartOfTheEvent() {
    aws.bus.putEvents(
        r ->
            r.entries(
                e ->
                    e.source("part")
                        .detailType("Part")
                        .detail("{\"order\":{\"id\":\"ORD-1\"},\"rest\":true}")));
    assertThat(aws.take("part", "ORD-1").body()).isEqualTo("{\"id\":\"ORD-1\"}");
  }

  @Test
  void latestLeavesOutWhatWasThereAndNothingThatComesWhileItIsDown(@TempDir Path folder)
      throws IOException {
    Path data = folder.resolve("data");
    String table = table("Changing");
    try (LocalCloud first = LocalCloud.boot(kept(write(folder, table), data))) {
      put(new AwsClients(first.endpoint()), "before");
    }
    try (LocalCloud second = LocalCloud.boot(kept(write(folder, fed(table)), data))) {
      AwsClients client = new AwsClients(second.endpoint());
      put(client, "while-up");
      AwsClients.awaitTrue("it came", () -> !client.lines("late", "while-up").isEmpty());
      assertThat(client.lines("late", "before")).isEmpty();
    }
    try (LocalCloud third = LocalCloud.boot(kept(write(folder, table), data))) {
      put(new AwsClients(third.endpoint()), "unheard");
    }
    try (LocalCloud fourth = LocalCloud.boot(kept(write(folder, fed(table)), data))) {
      AwsClients client = new AwsClients(fourth.endpoint());
      AwsClients.awaitTrue("it came", () -> !client.lines("late", "unheard").isEmpty());
    }
  }

  private static String fed(String table) {
    return table
        + fedBy("Changing", "late", StreamPuppet.class, "", "{NONE: none}")
            .replace("TRIM_HORIZON", "LATEST");
  }

  private static Settings kept(Path template, Path data) {
    return Settings.inMemory(List.of(template)).keptIn(data);
  }

  private static void put(AwsClients client, String id) {
    client.dynamoDb.putItem(
        r -> r.tableName("Changing").item(Map.of("id", AttributeValue.fromS(id))));
  }

  private String queueUrl(String logicalId) {
    return aws.sqs
        .listQueues(r -> r.queueNamePrefix(stack() + "-" + logicalId))
        .queueUrls()
        .getFirst();
  }

  /** It is named after its directory. */
  private String stack() {
    String role = aws.lambda.getFunction(r -> r.functionName("from-queue")).configuration().role();
    return role.substring(role.lastIndexOf('/') + 1).replace("-FromQueueRole", "");
  }

  @Test
  void aFifoQueueTellsItsOrder() {
    String url = aws.queueUrl("ordered-dlq.fifo");
    aws.sqs.sendMessage(
        m -> m.queueUrl(url).messageBody("first").messageGroupId("g").messageDeduplicationId("1"));
    Message received =
        aws.sqs
            .receiveMessage(
                r -> r.queueUrl(url).messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()
            .getFirst();
    assertThat(received.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
        .isEqualTo("g");
  }
}
