package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.account.Account;

/** Names of queues, as ARNs and URLs have them. */
final class Arns {

  static final String ACCOUNT = Account.ID;
  static final String REGION = Account.REGION;

  private Arns() {}

  static String arn(String queueName) {
    return Account.arn("sqs", queueName);
  }

  /** Of an ARN. */
  static String queueName(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
