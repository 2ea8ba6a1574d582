package dev.orderflow.localcloud;

import dev.orderflow.localcloud.bus.DeliveryException;
import dev.orderflow.localcloud.bus.Rule;
import dev.orderflow.localcloud.bus.Target;
import dev.orderflow.localcloud.bus.Targets;
import dev.orderflow.localcloud.lambda.DeployedFunction;
import dev.orderflow.localcloud.lambda.FunctionName;
import dev.orderflow.localcloud.lambda.Lambda;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Hands a rule's events to functions and queues, if the templates let it. */
record BusTargets(Lambda lambda, Lambda.Queues queues, Grants grants) implements Targets {

  @Override
  public void deliver(Rule rule, Target target, String event) {
    if (target.arn().startsWith("arn:aws:lambda:")) {
      invoke(rule, target.arn(), event);
    } else if (target.arn().startsWith("arn:aws:sqs:")) {
      send(rule, target.arn(), event);
    } else {
      throw missing(target.arn());
    }
  }

  private void invoke(Rule rule, String arn, String event) {
    DeployedFunction function =
        FunctionName.parse(arn).flatMap(lambda.functions()::find).orElseThrow(() -> missing(arn));
    if (!grants.mayInvoke(rule.arn(), arn)) {
      throw denied(arn);
    }
    try {
      var _ = function.invokeLater(event.getBytes(StandardCharsets.UTF_8));
    } catch (SdkException e) {
      throw new DeliveryException("SDK_CLIENT_ERROR", String.valueOf(e.getMessage()), true);
    }
  }

  private void send(Rule rule, String arn, String event) {
    if (!grants.maySend(rule.arn(), arn)) {
      throw denied(arn);
    }
    try {
      queues.client().sendMessage(m -> m.queueUrl(queues.url(arn)).messageBody(event));
    } catch (QueueDoesNotExistException e) {
      throw missing(arn);
    } catch (SdkException e) {
      throw new DeliveryException("SDK_CLIENT_ERROR", String.valueOf(e.getMessage()), true);
    }
  }

  private static DeliveryException denied(String arn) {
    return new DeliveryException(
        "NO_PERMISSIONS", "events.amazonaws.com is not authorized to call " + arn, false);
  }

  private static DeliveryException missing(String arn) {
    return new DeliveryException("RESOURCE_NOT_FOUND", "there is no " + arn, false);
  }
}
