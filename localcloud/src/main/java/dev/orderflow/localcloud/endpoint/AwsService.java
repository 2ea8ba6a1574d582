package dev.orderflow.localcloud.endpoint;

import java.util.Arrays;
import java.util.Optional;

/** The services that the endpoint knows, and how a request says which one it means. */
public enum AwsService {
  EVENTS("events", "AWSEvents"),
  SQS("sqs", "AmazonSQS"),
  DYNAMODB("dynamodb", "DynamoDB_20120810"),
  DYNAMODB_STREAMS("", "DynamoDBStreams_20120810"),
  EXECUTE_API("execute-api", ""),
  LAMBDA("lambda", ""),
  LOGS("logs", "Logs_20140328"),
  MONITORING("monitoring", "GraniteServiceVersion20100801"),
  SES("ses", ""),
  STS("sts", "");

  // Lambda's payload limit and room for what surrounds it; other services' own limits are lower.
  private static final int USUAL_BODY = (6 << 20) + (64 << 10);
  private static final int DYNAMODB_BODY = 16 << 20;

  private final String signingName;
  private final String targetPrefix;

  AwsService(String signingName, String targetPrefix) {
    this.signingName = signingName;
    this.targetPrefix = targetPrefix;
  }

  /** The most bytes that a request to this service may have. */
  int maxBody() {
    return this == DYNAMODB ? DYNAMODB_BODY : USUAL_BODY;
  }

  static Optional<AwsService> bySigningName(String name) {
    return name.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values()).filter(s -> s.signingName.equals(name)).findAny();
  }

  static Optional<AwsService> byTarget(String target) {
    String prefix = target.substring(0, Math.max(0, target.lastIndexOf('.')));
    return prefix.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values()).filter(s -> s.targetPrefix.equals(prefix)).findAny();
  }
}
