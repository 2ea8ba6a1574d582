package dev.orderflow.localcloud;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.VisibleText;
import dev.orderflow.localcloud.account.Account;
import dev.orderflow.localcloud.bus.DeliveryException;
import dev.orderflow.localcloud.bus.Rule;
import dev.orderflow.localcloud.bus.Target;
import dev.orderflow.localcloud.bus.TargetInput;
import dev.orderflow.localcloud.bus.Targets;
import dev.orderflow.localcloud.lambda.DeployedFunction;
import dev.orderflow.localcloud.lambda.FunctionName;
import dev.orderflow.localcloud.lambda.Lambda;
import dev.orderflow.localcloud.logs.LogGroup;
import dev.orderflow.localcloud.logs.LogGroups;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Hands a rule's events to functions, queues and log groups, if the templates let it. */
record BusTargets(
    Lambda lambda,
    Lambda.Queues queues,
    SqsClient sender,
    LogGroups logs,
    RolePermissions permissions)
    implements Targets {

  private static final String LOG_GROUP = Account.arn("logs", "log-group:");
  private static final String LOG_STREAM = "events";
  private static final String ALL_STREAMS = ":*";

  @Override
  public void deliver(Rule rule, Target target, String event) {
    if (target.arn().startsWith("arn:aws:lambda:")) {
      invoke(rule, target.arn(), event);
    } else if (target.arn().startsWith("arn:aws:sqs:")) {
      send(rule, target.arn(), event);
    } else if (target.arn().startsWith(LOG_GROUP)) {
      log(rule, target, event);
    } else {
      throw missing(target.arn());
    }
  }

  private void invoke(Rule rule, String arn, String event) {
    DeployedFunction function =
        FunctionName.parse(arn).flatMap(lambda.functions()::find).orElseThrow(() -> missing(arn));
    if (!permissions.mayInvoke(rule.arn(), arn)) {
      throw denied(arn);
    }
    try {
      var _ = function.invokeLater(event);
    } catch (SdkException e) {
      throw new DeliveryException("SDK_CLIENT_ERROR", String.valueOf(e.getMessage()), true);
    }
  }

  private void send(Rule rule, String arn, String event) {
    if (!permissions.maySend(rule.arn(), arn)) {
      throw denied(arn);
    }
    try {
      sender.sendMessage(m -> m.queueUrl(queues.url(arn)).messageBody(event));
    } catch (QueueDoesNotExistException e) {
      throw missing(arn);
    } catch (SdkException e) {
      throw new DeliveryException("SDK_CLIENT_ERROR", String.valueOf(e.getMessage()), true);
    }
  }

  private void log(Rule rule, Target target, String event) {
    String arn = target.arn();
    String name =
        arn.substring(LOG_GROUP.length(), arn.length() - (arn.endsWith(ALL_STREAMS) ? 2 : 0));
    LogGroup group = logs.find(name).orElseThrow(() -> missing(target.arn()));
    if (!permissions.mayLog(rule.arn(), LOG_GROUP + name + ":log-stream:" + LOG_STREAM)) {
      throw denied(target.arn());
    }
    try {
      group.append(
          LOG_STREAM,
          target.input() instanceof TargetInput.Transformed
              ? message(event)
              : VisibleText.escaped(event));
    } catch (UncheckedIOException e) {
      throw new DeliveryException("SDK_CLIENT_ERROR", String.valueOf(e.getMessage()), true);
    }
  }

  /**
   * A log group takes from a transformer nothing else than a timestamp and a message. The message
   * is one record however its reader cuts lines, so what would break one is escaped.
   */
  private static String message(String transformed) {
    if (Json.parse(transformed) instanceof Map<?, ?> entry
        && entry.keySet().equals(Set.of("timestamp", "message"))
        && entry.get("message") instanceof String message) {
      return VisibleText.escaped(message);
    }
    throw new DeliveryException(
        "INVALID_PARAMETER", "a log group takes {\"timestamp\": time, \"message\": text}", false);
  }

  private static DeliveryException denied(String arn) {
    return new DeliveryException(
        "NO_PERMISSIONS", "events.amazonaws.com is not authorized to call " + arn, false);
  }

  private static DeliveryException missing(String arn) {
    return new DeliveryException("RESOURCE_NOT_FOUND", "there is no " + arn, false);
  }
}
