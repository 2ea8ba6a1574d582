package dev.orderflow.checks.templates;

import java.util.List;

/** Edits to a table whose stream feeds a function as it should, set into the spine's template. */
final class StreamBreakage {

  private static final String RESOURCES = "\nResources:\n";

  private static final String FED =
      """
        Streamed:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            StreamSpecification: {StreamViewType: NEW_IMAGE}
        GivenUp:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: given-up
            MessageRetentionPeriod: 1209600
        Fed:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: none.jar
            Handler: None
            Role: !GetAtt ProcessOrderRole.Arn
            Events:
              Changes:
                Type: DynamoDB
                Properties:
                  Stream: !GetAtt Streamed.StreamArn
                  StartingPosition: TRIM_HORIZON
                  BisectBatchOnFunctionError: true
                  MaximumRetryAttempts: 5
                  FunctionResponseTypes: [ReportBatchItemFailures]
                  DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt GivenUp.Arn}}
      """;

  static final List<Breakage> ALL =
      List.of(
          breakage(
              "a stream's function reports the change that failed",
              "FunctionResponseTypes: [ReportBatchItemFailures]"),
          breakage("a stream's batch that failed is split", "BisectBatchOnFunctionError: true"),
          breakage("a stream's change is not tried for ever", "MaximumRetryAttempts: 5"),
          breakage(
              "a stream's function has a queue for what was given up",
              "DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt GivenUp.Arn}}"),
          breakage(
              "a dead-letter queue keeps messages for fourteen days",
              "MessageRetentionPeriod: 1209600"));

  private StreamBreakage() {}

  private static Breakage breakage(String setting, String leftOut) {
    return new Breakage(setting, RESOURCES, RESOURCES + FED.replace(leftOut, ""));
  }
}
