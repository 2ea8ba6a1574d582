package dev.orderflow.localcloud.sqs;

/** Names of queues, as ARNs and URLs have them. */
final class Arns {

  static final String ACCOUNT = "000000000000";
  static final String REGION = "us-east-1";

  private Arns() {}

  static String arn(String queueName) {
    return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + queueName;
  }

  /** Of an ARN. */
  static String queueName(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
