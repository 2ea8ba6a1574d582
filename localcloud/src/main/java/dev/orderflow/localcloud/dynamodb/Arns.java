package dev.orderflow.localcloud.dynamodb;

import dev.orderflow.localcloud.account.Account;

/**
 * The engine puts its tables into a region of its own, {@code ddblocal}. Outside they are in the
 * local account's region, like everything else.
 */
final class Arns {

  private static final String INSIDE = "arn:aws:dynamodb:ddblocal:";
  private static final String OUTSIDE = "arn:aws:dynamodb:" + Account.REGION + ":";

  private Arns() {}

  /** The engine's form of a request's member; only members that hold an ARN change. */
  static String inside(String member, String value) {
    return translate(member, value, OUTSIDE, INSIDE);
  }

  /** The outside form of a response's member; only an ARN and a change's region change. */
  static String outside(String member, String value) {
    return member.equals("awsRegion") ? Account.REGION : translate(member, value, INSIDE, OUTSIDE);
  }

  private static String translate(String member, String value, String from, String to) {
    return member.endsWith("Arn") && value.startsWith(from)
        ? to + value.substring(from.length())
        : value;
  }
}
