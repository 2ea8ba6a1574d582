package dev.orderflow.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

class TemplatesTest {

  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

  @TempDir Path directory;

  @Test
  void theSpineOfTheProjectLoads() {
    Path file = Path.of("..", "orders", "template.yaml");

    Blueprint blueprint = Templates.load(List.of(file), Map.of(), ENDPOINT);

    assertThat(blueprint.all(Function.class))
        .extracting(Function::name)
        .containsExactly("validate-order", "process-order", "track-order", "publish-order-events");
    assertThat(blueprint.all(Table.class))
        .extracting(Table::name)
        .containsExactly("Orders", "OrderRejections");
    assertThat(blueprint.all(Alarm.class)).hasSize(21);
  }

  @Test
  void aFunctionHasItsGlobalsItsAliasAndItsQueue() throws IOException {
    Function function = only(Function.class, load(BILLING));

    assertThat(function.name()).isEqualTo("billing");
    assertThat(function.handler()).isEqualTo("example.Billing");
    assertThat(function.code()).isEqualTo(directory.resolve("billing/target/billing.jar"));
    assertThat(function.environment())
        .containsExactly(
            Map.entry("STAGE", "test"),
            Map.entry("QUEUE", "http://127.0.0.1:4566/000000000000/billing-queue"),
            Map.entry("TABLE", "Payments"));
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(function.memoryMegabytes()).isEqualTo(512);
    assertThat(function.roleArn())
        .isEqualTo("arn:aws:iam::000000000000:role/orderflow-billing-BillingRole");
    assertThat(function.logGroup()).isEqualTo("/aws/lambda/billing");
    assertThat(function.calledArn())
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:billing:live");
    assertThat(function.asyncInvocation())
        .isEqualTo(
            new AsyncInvocation(
                1, Duration.ofHours(6), Optional.of(Arns.queue("billing-dlq")), Optional.empty()));
    assertThat(function.queueSources())
        .containsExactly(
            new QueueSource(
                "Payments",
                Arns.queue("billing-queue"),
                5,
                Duration.ofSeconds(1),
                OptionalInt.of(4),
                true,
                true));
  }

  @Test
  void aRuleAmongTheEventsBecomesARuleAndAPermission() throws IOException {
    Blueprint blueprint = load(BILLING);

    Rule rule = only(Rule.class, blueprint);
    assertThat(rule.logicalId()).isEqualTo("BillingOrderStored");
    assertThat(rule.arn())
        .isEqualTo("arn:aws:events:us-east-1:000000000000:rule/shop/order-stored-rule");
    assertThat(rule.pattern())
        .isEqualTo("{\"source\":[\"shop\"],\"detail\":{\"amount\":[{\"numeric\":[\">\",0]}]}}");
    assertThat(rule.targets())
        .containsExactly(
            new RuleTarget(
                "BillingOrderStoredLambdaTarget",
                "arn:aws:lambda:us-east-1:000000000000:function:billing:live",
                Optional.of(new RuleTarget.RetryPolicy(3, Duration.ofDays(1))),
                Optional.of(Arns.queue("billing-dlq")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    Permission permission = only(Permission.class, blueprint);
    assertThat(permission.sourceArn()).contains(rule.arn());
    assertThat(permission.functionArn()).isEqualTo(rule.targets().getFirst().arn());
  }

  @Test
  void queuesTablesAndPoliciesAreResolved() throws IOException {
    Blueprint blueprint = load(BILLING);

    Queue queue = blueprint.all(Queue.class).getFirst();
    assertThat(queue.redrive()).contains(new Redrive(Arns.queue("billing-dlq"), 5));
    assertThat(queue.visibilityTimeout()).isEqualTo(Duration.ofSeconds(120));
    assertThat(queue.retention()).isEqualTo(Duration.ofDays(4));
    Table table = only(Table.class, blueprint);
    assertThat(table.request().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(table.request().keySchema().getFirst().keyType()).isEqualTo(KeyType.HASH);
    assertThat(table.request().streamSpecification().streamViewTypeAsString())
        .isEqualTo("NEW_IMAGE");
    assertThat(table.timeToLiveAttribute()).contains("expiresAt");
    QueuePolicy policy = only(QueuePolicy.class, blueprint);
    assertThat(policy.queues()).containsExactly("billing-dlq");
    assertThat(policy.statements().getFirst().conditions())
        .containsExactly(
            new Statement.Condition(
                "ArnEquals",
                "aws:SourceArn",
                List.of("arn:aws:events:us-east-1:000000000000:rule/shop/order-stored-rule")));
    assertThat(only(Role.class, blueprint).statements().getFirst().resources())
        .containsExactly(
            "arn:aws:sqs:us-east-1:000000000000:billing-queue",
            "arn:aws:dynamodb:us-east-1:000000000000:table/Payments");
    assertThat(only(LogGroup.class, blueprint).retentionDays()).hasValue(30);
  }

  @Test
  void templatesKnowOfEachOtherByName() throws IOException {
    Path first = write("first", QUEUE_NAMED.formatted("shared-dlq", ""));
    Path second =
        write(
            "second",
            QUEUE_NAMED.formatted(
                "work",
                """
                      RedrivePolicy:
                        deadLetterTargetArn: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:shared-dlq
                        maxReceiveCount: 5
                """));

    Blueprint blueprint = Templates.load(List.of(second, first), Map.of(), ENDPOINT);

    assertThat(blueprint.all(Queue.class))
        .extracting(Queue::name)
        .containsExactly("work", "shared-dlq");
  }

  @Test
  void aTemplateMayBeJson() throws IOException {
    String json =
        """
        {"Parameters": {"Stage": {"Type": "String"}},
         "Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {
          "QueueName": {"Fn::Join": ["-", ["a", {"Ref": "AWS::Region"}]]}}}}}
        """;

    assertThat(only(Queue.class, load(json)).name()).isEqualTo("a-us-east-1");
  }

  @Test
  void furtherQueuesAreThoseOfAllTemplatesUnlessGiven() throws IOException {
    List<Path> files =
        List.of(
            write("api", OPERATORS),
            write("loyalty", QUEUE_NAMED.formatted("loyalty-queue", "")),
            write("stock", QUEUE_NAMED.formatted("stock-queue", "")));
    Map<String, String> mine = Map.of("FurtherQueues", Arns.queue("mine"));

    assertThat(resources(Templates.load(files, Map.of(), Map.of(), ENDPOINT)))
        .containsExactly(Arns.queue("loyalty-queue"), Arns.queue("stock-queue"));
    assertThat(resources(Templates.load(files, mine, Map.of(), ENDPOINT)))
        .containsExactly(Arns.queue("mine"));
    assertThat(Templates.queueNames(files))
        .containsExactlyInAnyOrder("loyalty-queue", "stock-queue");
  }

  private static List<String> resources(Blueprint blueprint) {
    return only(Role.class, blueprint).statements().getFirst().resources();
  }

  private static final String OPERATORS =
      """
      Parameters:
        FurtherQueues: {Type: String, Default: ""}
      Resources:
        Operators:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: {Service: lambda.amazonaws.com}
                  Action: sts:AssumeRole
            Policies:
              - PolicyName: operate
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement:
                    - Effect: Allow
                      Action: sqs:SendMessage
                      Resource: !Split [",", !Ref FurtherQueues]
      """;

  private Blueprint load(String template) throws IOException {
    return Templates.load(List.of(write("billing", template)), Map.of("Stage", "test"), ENDPOINT);
  }

  private Path write(String stack, String template) throws IOException {
    Path file = directory.resolve(stack).resolve("template.yaml");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, template);
  }

  private static <R extends Resource> R only(Class<R> type, Blueprint blueprint) {
    assertThat(blueprint.all(type)).hasSize(1);
    return blueprint.all(type).getFirst();
  }

  private static final String QUEUE_NAMED =
      """
      Resources:
        Queue:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: %s
      %s
      """;

  private static final String BILLING =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Transform: AWS::Serverless-2016-10-31
      Parameters:
        Stage:
          Type: String
          AllowedValues: [test, live]
      Conditions:
        Live: !Equals [!Ref Stage, live]
        Testing: !And [!Not [!Condition Live], !Or [!Condition Live, !Equals [a, a]]]
      Globals:
        Function:
          Runtime: java25
          Timeout: 3
          AutoPublishAlias: live
          Environment:
            Variables:
              STAGE: !Ref Stage
      Resources:
        Bus:
          Type: AWS::Events::EventBus
          Properties:
            Name: shop
        Queue:
          Type: AWS::SQS::Queue
          DependsOn: Dlq
          Properties:
            QueueName: billing-queue
            VisibilityTimeout: !If [Testing, 120, 600]
            DelaySeconds: !If [Testing, !Ref AWS::NoValue, 5]
            RedrivePolicy:
              deadLetterTargetArn: !GetAtt Dlq.Arn
              maxReceiveCount: 5
        Dlq:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: billing-dlq
            RedriveAllowPolicy:
              redrivePermission: byQueue
              sourceQueueArns:
                - !Join [":", [arn, !Ref AWS::Partition, sqs, !Ref AWS::Region, !Ref AWS::AccountId, billing-queue]]
        OnlyLive:
          Type: AWS::SQS::Queue
          Condition: Live
        DlqPolicy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [!Ref Dlq]
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                Effect: Allow
                Principal: {Service: events.amazonaws.com}
                Action: sqs:SendMessage
                Resource: !GetAtt Dlq.Arn
                Condition:
                  ArnEquals:
                    aws:SourceArn: !GetAtt BillingOrderStored.Arn
        Billing:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: billing
            Handler: example.Billing
            CodeUri: target/billing.jar
            Role: !GetAtt BillingRole.Arn
            Timeout: 20
            MemorySize: 512
            Environment:
              Variables:
                QUEUE: !Ref Queue
                TABLE: !Sub ["${Name}", {Name: !Ref Payments}]
            LoggingConfig:
              LogGroup: !Ref Log
            EventInvokeConfig:
              MaximumRetryAttempts: 1
              DestinationConfig:
                OnFailure: {Type: SQS, Destination: !GetAtt Dlq.Arn}
            Events:
              Payments:
                Type: SQS
                Properties:
                  Queue: !GetAtt Queue.Arn
                  BatchSize: 5
                  MaximumBatchingWindowInSeconds: 1
                  FunctionResponseTypes: [ReportBatchItemFailures]
                  ScalingConfig: {MaximumConcurrency: 4}
              OrderStored:
                Type: EventBridgeRule
                Properties:
                  RuleName: order-stored-rule
                  EventBusName: !Ref Bus
                  Pattern:
                    source: [shop]
                    detail:
                      amount: [{numeric: [">", 0]}]
                  RetryPolicy: {MaximumRetryAttempts: 3}
                  DeadLetterConfig: {Arn: !GetAtt Dlq.Arn}
        BillingRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
            Policies:
              - PolicyName: billing
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement:
                    - Effect: Allow
                      Action: [sqs:ReceiveMessage]
                      Resource: [!GetAtt Queue.Arn, !Sub "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Payments}"]
        Log:
          Type: AWS::Logs::LogGroup
          Properties:
            LogGroupName: /aws/lambda/billing
            RetentionInDays: 30
        Payments:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: Payments
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: orderId, AttributeType: S}]
            KeySchema: [{AttributeName: orderId, KeyType: HASH}]
            StreamSpecification: {StreamViewType: NEW_IMAGE}
            TimeToLiveSpecification: {AttributeName: expiresAt, Enabled: true}
      Outputs:
        QueueUrl:
          Value: !Sub "${Queue} ${Billing.Alias} ${!kept}"
      """;
}
