package dev.orderflow.localcloud.account;

/** The local account and region, and the names of resources in them. */
public final class Account {

  public static final String ID = "000000000000";
  public static final String REGION = "us-east-1";

  private Account() {}

  /** {@code arn("sqs", "order-processing-queue")} is that queue's ARN in the local account. */
  public static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ID + ":" + resource;
  }
}
