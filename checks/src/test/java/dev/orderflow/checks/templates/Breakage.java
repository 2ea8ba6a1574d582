package dev.orderflow.checks.templates;

import java.util.List;

/** An edit to the spine's template that exactly one setting must notice. */
record Breakage(String setting, String find, String replacement) {

  static final List<Breakage> ALL =
      List.of(
          new Breakage(
              "a source's visibility timeout is six times its function's timeout, and its window",
              "VisibilityTimeout: 180",
              "VisibilityTimeout: 179"),
          new Breakage(
              "a source's visibility timeout is six times its function's timeout, and its window",
              "BatchSize: 10",
              "MaximumBatchingWindowInSeconds: 1"),
          new Breakage(
              "a source is redriven after five receives or more",
              "maxReceiveCount: 5",
              "maxReceiveCount: 4"),
          new Breakage(
              "a source is redriven after five receives or more",
              """
                    RedrivePolicy:
                      deadLetterTargetArn: !GetAtt OrderProcessingDlq.Arn
                      maxReceiveCount: 5
              """
                  .indent(0),
              ""),
          new Breakage(
              "a source's function reports the messages that failed",
              "FunctionResponseTypes: [ReportBatchItemFailures]",
              "Enabled: true"),
          new Breakage(
              "a source's concurrency is limited",
              "ScalingConfig:\n              MaximumConcurrency: 10",
              "Enabled: true"),
          new Breakage(
              "a source's batches are of ten or fewer",
              "BatchSize: 10",
              "BatchSize: 11\n            MaximumBatchingWindowInSeconds: 1"),
          new Breakage(
              "a dead-letter queue keeps messages for fourteen days",
              "QueueName: order-processing-dlq\n      MessageRetentionPeriod: 1209600",
              "QueueName: order-processing-dlq\n      MessageRetentionPeriod: 1209599"),
          new Breakage(
              "a dead-letter queue keeps messages for fourteen days",
              "QueueName: order-created-rule-dlq\n      MessageRetentionPeriod: 1209600",
              "QueueName: order-created-rule-dlq"),
          new Breakage(
              "a dead-letter queue keeps messages for fourteen days",
              "QueueName: validate-order-dlq\n      MessageRetentionPeriod: 1209600",
              "QueueName: validate-order-dlq\n      MessageRetentionPeriod: 345600"),
          new Breakage(
              "a source's function may write dead letters with their reason",
              "Action: sqs:SendMessage\n                Resource: !GetAtt OrderProcessingDlq.Arn",
              "Action: sqs:SendMessage\n                Resource: !GetAtt OrderFactsDlq.Arn"),
          new Breakage(
              "an alarm goes off as soon as a dead-letter queue has a message",
              "MetricName: ApproximateNumberOfMessagesVisible",
              "MetricName: NumberOfMessagesSent"),
          new Breakage(
              "an alarm goes off as soon as a dead-letter queue has a message",
              "Value: !GetAtt ValidateOrderDlq.QueueName",
              "Value: another-queue"),
          new Breakage(
              "an alarm goes off as soon as a dead-letter queue has a message",
              "Threshold: 1\n",
              "Threshold: 2\n"),
          new Breakage(
              "a queue is encrypted", "SqsManagedSseEnabled: true", "SqsManagedSseEnabled: false"),
          new Breakage(
              "a rule's target says how long delivery is retried",
              """
              RetryPolicy:
                          MaximumRetryAttempts: 185
                          MaximumEventAgeInSeconds: 86400
                        DeadLetterConfig:
              """,
              "DeadLetterConfig:\n"),
          new Breakage(
              "a rule's target has a dead-letter queue",
              """
              DeadLetterConfig:
                          Arn: !GetAtt OrderCreatedRuleDlq.Arn
              """,
              "# none\n"),
          new Breakage(
              "a target's dead-letter queue lets EventBridge send for its rule",
              "Service: events.amazonaws.com",
              "Service: sns.amazonaws.com"),
          new Breakage(
              "a target's dead-letter queue lets EventBridge send for its rule",
              "aws:SourceArn: !GetAtt OrderCreatedRule.Arn",
              "aws:SourceArn: arn:aws:events:us-east-1:000000000000:rule/another"),
          new Breakage(
              "a queue lets EventBridge send for one rule only",
              """
              Condition:
                            ArnEquals:
                              aws:SourceArn: !GetAtt OrderCreatedRule.Arn
              """,
              ""),
          new Breakage(
              "a function called asynchronously has a queue for what it failed on",
              """
              DestinationConfig:
                        OnFailure:
                          Type: SQS
                          Destination: !GetAtt ValidateOrderDlq.Arn
              """,
              ""),
          new Breakage("a table is encrypted", "SSEEnabled: true", "SSEEnabled: false"),
          new Breakage(
              "a table can be restored to a point in time",
              "PointInTimeRecoveryEnabled: true",
              "PointInTimeRecoveryEnabled: false"),
          new Breakage(
              "what guards against repetition never expires",
              "TableName: Orders\n",
              """
              TableName: Orders
                    TimeToLiveSpecification:
                      AttributeName: expiresAt
                      Enabled: true
              """),
          new Breakage(
              "a table is protected from deletion", "Default: \"true\"", "Default: \"false\""),
          new Breakage("a log group says how long it keeps logs", "RetentionInDays: 30", ""),
          new Breakage(
              "a function's log group is described",
              "LogGroup: !Ref ProcessOrderLog",
              "LogGroup: /aws/lambda/another"),
          new Breakage(
              "a queue is named as operators know it: -queue, or -dlq for dead letters",
              "QueueName: order-created-rule-dlq",
              "QueueName: undelivered-orders"),
          new Breakage(
              "a statement names its resources",
              "Resource: !GetAtt OrderProcessingQueue.Arn",
              "Resource: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:*-queue"),
          new Breakage("a function is traced", "Tracing: Active", "Tracing: PassThrough"),
          new Breakage("a statement names its actions", "- sqs:ReceiveMessage", "- sqs:Receive*"),
          new Breakage(
              "a statement names its resources",
              "Resource: !GetAtt ValidateOrderDlq.Arn",
              "Resource: \"*\""),
          new Breakage(
              "a statement names its resources",
              "Resource: !GetAtt ProcessOrderLog.Arn",
              "Resource: !Sub arn:aws:logs:*:${AWS::AccountId}:log-group:/aws/lambda/*"),
          new Breakage(
              "a statement's principal is named",
              """
              Sid: RuleSendsWhatItCouldNotDeliver
              """,
              """
              Effect: Deny
                          Principal: {AWS: "*"}
                          Action: sqs:DeleteMessage
                          Resource: !GetAtt OrderCreatedRuleDlq.Arn
                        - Sid: RuleSendsWhatItCouldNotDeliver
              """),
          new Breakage(
              "a function has a role of its own",
              "Role: !GetAtt ProcessOrderRole.Arn",
              "Role: !GetAtt ValidateOrderRole.Arn"),
          new Breakage(
              "a function's role is for Lambda alone",
              "Service: lambda.amazonaws.com",
              "Service: [lambda.amazonaws.com, ec2.amazonaws.com]"));

  @Override
  public String toString() {
    String edit = find.strip().lines().findFirst().orElse("") + " -> " + replacement.strip();
    return setting + ": " + edit.lines().findFirst().orElse("");
  }
}
