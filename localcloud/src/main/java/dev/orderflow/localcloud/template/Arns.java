package dev.orderflow.localcloud.template;

import dev.orderflow.localcloud.account.Account;
import java.util.Optional;

/** The names by which resources of the local account are known everywhere. */
public final class Arns {

  public static final String PARTITION = "aws";
  public static final String REGION = Account.REGION;
  public static final String ACCOUNT = Account.ID;

  private static final String STREAM = "/stream/";

  private Arns() {}

  public static String queue(String name) {
    return regional("sqs", name);
  }

  public static String table(String name) {
    return regional("dynamodb", "table/" + name);
  }

  /** A stream is labelled when it is made; here every template knows its label beforehand. */
  public static String stream(String table) {
    return table(table) + STREAM + "2026-01-01T00:00:00.000";
  }

  /** The name of the table whose stream it is. */
  static String tableOfStream(String arn) {
    int stream = arn.indexOf(STREAM);
    String table = stream < 0 ? arn : arn.substring(0, stream);
    return table.substring(table.lastIndexOf('/') + 1);
  }

  public static String function(String name) {
    return regional("lambda", "function:" + name);
  }

  public static String eventBus(String name) {
    return regional("events", "event-bus/" + name);
  }

  static String emailIdentity(String name) {
    return regional("ses", "identity/" + name);
  }

  /** As on AWS, only a rule of a custom bus has the bus in its ARN. */
  public static String rule(String bus, String name) {
    return regional("events", "rule/" + (bus.equals(EventBus.DEFAULT) ? name : bus + "/" + name));
  }

  public static String logGroup(String name) {
    return regional("logs", "log-group:" + name + ":*");
  }

  /** Empty if the ARN is not that of a log group; its end, all streams of it, may be left out. */
  static Optional<String> nameOfLogGroup(String arn) {
    String group = regional("logs", "log-group:");
    return arn.startsWith(group)
        ? Optional.of(arn.substring(group.length()).replaceFirst(":\\*$", ""))
        : Optional.empty();
  }

  public static String role(String name) {
    return "arn:%s:iam::%s:role/%s".formatted(PARTITION, ACCOUNT, name);
  }

  /** Of an API's executions. */
  public static String api(String id) {
    return regional("execute-api", id);
  }

  static String alarm(String name) {
    return regional("cloudwatch", "alarm:" + name);
  }

  private static String regional(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(PARTITION, service, REGION, ACCOUNT, resource);
  }
}
