package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.account.Account;
import dev.orderflow.localcloud.account.MailIdentities;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which access a parameter of a request stands for. */
final class Accesses {

  private Accesses() {}

  /**
   * @param queue a URL or a name
   */
  static Access queue(String operation, String queue) {
    String name = queue.substring(queue.lastIndexOf('/') + 1);
    return new Access("sqs:" + operation, Account.arn("sqs", name));
  }

  /** Listing them, for which IAM knows no resource. */
  static Access allQueues() {
    return new Access("sqs:ListQueues", "*");
  }

  /**
   * @param function a name or an ARN, each with a qualifier or none
   */
  static Access invocation(String function) {
    String arn =
        function.startsWith("arn:") ? function : Account.arn("lambda", "function:" + function);
    return new Access("lambda:InvokeFunction", arn);
  }

  /** Whoever may read metrics may read all of them. */
  static Access metrics(String operation) {
    return new Access("cloudwatch:" + operation, "*");
  }

  /** A question for some alarms may be for any. */
  static Access alarms(String operation) {
    return new Access("cloudwatch:" + operation, Account.arn("cloudwatch", "alarm:*"));
  }

  /**
   * @param path the API's id and its stage
   */
  static Access connection(String path, String method, String id) {
    return new Access(
        "execute-api:ManageConnections",
        Account.arn("execute-api", path + "/" + method + "/@connections/" + id));
  }

  /**
   * @param table a name or an ARN
   */
  static Access table(String operation, String table) {
    String arn = table.startsWith("arn:") ? table : Account.arn("dynamodb", "table/" + table);
    return new Access("dynamodb:" + operation, arn);
  }

  static Access index(String operation, String table, @Nullable String index) {
    Access access = table(operation, table);
    return index == null
        ? access
        : new Access(access.action(), access.resource() + "/index/" + index);
  }

  /**
   * @param from an address, or a name with an address in angle brackets
   */
  static Access mail(MailIdentities identities, @Nullable String from) {
    String sender = from == null ? "" : from;
    return new Access(
        "ses:SendEmail",
        identities.arn(sender),
        Map.of(Condition.FROM_ADDRESS, MailIdentities.address(sender)));
  }

  /**
   * One event of a request: conditions on its source and type are asked of each event.
   *
   * @param bus a name or an ARN; the default bus if it is null
   */
  static Access event(@Nullable String bus, @Nullable String source, @Nullable String type) {
    String name = bus == null ? "default" : bus;
    String arn = name.startsWith("arn:") ? name : Account.arn("events", "event-bus/" + name);
    Map<String, String> context = new HashMap<>();
    if (source != null) {
      context.put(Condition.EVENT_SOURCE, source);
    }
    if (type != null) {
      context.put(Condition.EVENT_TYPE, type);
    }
    return new Access("events:PutEvents", arn, context);
  }
}
