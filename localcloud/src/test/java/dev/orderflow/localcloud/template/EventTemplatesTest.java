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

/** How templates say what listens to tables and buses. */
class EventTemplatesTest {

  @TempDir Path directory;

  @Test
  void aTablesStreamFeedsAFunction() throws IOException {
    Blueprint blueprint =
        load(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Payments:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: Payments
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: orderId, AttributeType: S}]
                  KeySchema: [{AttributeName: orderId, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: NEW_IMAGE}
              Dlq:
                Type: AWS::SQS::Queue
                Properties: {QueueName: billing-dlq}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement: {Effect: Allow, Action: sts:AssumeRole}
              Billing:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: example.Billing
                  Runtime: java25
                  CodeUri: target/billing.jar
                  Role: !GetAtt Role.Arn
                  Events:
                    Changes:
                      Type: DynamoDB
                      Properties:
                        Stream: !GetAtt Payments.StreamArn
                        StartingPosition: TRIM_HORIZON
                        BatchSize: 25
                        MaximumBatchingWindowInSeconds: 2
                        MaximumRetryAttempts: 7
                        MaximumRecordAgeInSeconds: 3600
                        BisectBatchOnFunctionError: true
                        ParallelizationFactor: 3
                        FunctionResponseTypes: [ReportBatchItemFailures]
                        DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Dlq.Arn}}
                        FilterCriteria: {Filters: [{Pattern: '{"eventName":["INSERT"]}'}]}
            """);

    StreamSource source = only(Function.class, blueprint).streamSources().getFirst();
    assertThat(source)
        .isEqualTo(
            new StreamSource(
                "Changes",
                only(Table.class, blueprint).streamArn().orElseThrow(),
                false,
                25,
                Duration.ofSeconds(2),
                OptionalInt.of(7),
                Optional.of(Duration.ofHours(1)),
                true,
                Optional.of(Arns.queue("billing-dlq")),
                true,
                3,
                List.of("{\"eventName\":[\"INSERT\"]}"),
                true));
    assertThat(source.table()).isEqualTo("Payments");
  }

  @Test
  void aRuleMayLogPartsOfWhatItMatches() throws IOException {
    Blueprint blueprint =
        load(
            """
            Resources:
              Accepted:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: /aws/events/accepted, RetentionInDays: 30}
              AcceptedPolicy:
                Type: AWS::Logs::ResourcePolicy
                Properties:
                  PolicyName: accepted
                  PolicyDocument: !Sub >-
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                     "Principal": {"Service": ["events.amazonaws.com"]},
                     "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                     "Resource": "${Accepted.Arn}",
                     "Condition": {"ArnEquals": {"aws:SourceArn": "${AcceptedRule.Arn}"}}}]}
              AcceptedRule:
                Type: AWS::Events::Rule
                Properties:
                  EventPattern: {source: [shop]}
                  Targets:
                    - Id: log
                      Arn: !Sub arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Accepted}
                      InputTransformer:
                        InputPathsMap: {time: $.time, id: $.id}
                        InputTemplate: '{"timestamp": <time>, "message": "<id>"}'
            """);

    RuleTarget target = only(Rule.class, blueprint).targets().getFirst();
    assertThat(target.logGroup()).contains("/aws/events/accepted");
    assertThat(target.transformer())
        .contains(
            new RuleTarget.Transformer(
                Map.of("time", "$.time", "id", "$.id"),
                "{\"timestamp\": <time>, \"message\": \"<id>\"}"));
    Statement statement = only(LogPolicy.class, blueprint).statements().getFirst();
    assertThat(statement.resources()).containsExactly(only(LogGroup.class, blueprint).arn());
    assertThat(statement.conditions().getFirst().values())
        .containsExactly(only(Rule.class, blueprint).arn());
  }

  private Blueprint load(String template) throws IOException {
    Path file = Files.writeString(directory.resolve("template.yaml"), template);
    return Templates.load(List.of(file), Map.of(), URI.create("http://127.0.0.1:4566"));
  }

  private static <R extends Resource> R only(Class<R> type, Blueprint blueprint) {
    assertThat(blueprint.all(type)).hasSize(1);
    return blueprint.all(type).getFirst();
  }
}
