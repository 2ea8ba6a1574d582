package dev.orderflow.localcloud;

import dev.orderflow.localcloud.iam.Policy;
import dev.orderflow.localcloud.template.AsyncInvocation;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.QueueSource;
import dev.orderflow.localcloud.template.StreamSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a role must let Lambda do to poll for its function and to send its failures on. Lambda asks
 * when the mapping or the destination is made, so here a missing grant stops the boot. Source:
 * Lambda developer guide, execution role permissions for SQS and DynamoDB event sources, and for
 * destinations.
 */
final class SourceGrants {

  private static final List<String> OF_A_QUEUE =
      List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
  private static final List<String> OF_A_STREAM =
      List.of(
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:DescribeStream",
          "dynamodb:ListStreams");

  private SourceGrants() {}

  /**
   * @throws IllegalArgumentException with all that is missing
   */
  static void check(Function function, Policy role) {
    List<String> missing = new ArrayList<>();
    for (QueueSource source : function.queueSources()) {
      OF_A_QUEUE.forEach(action -> ask(role, action, source.queueArn(), missing));
    }
    for (StreamSource source : function.streamSources()) {
      OF_A_STREAM.forEach(action -> ask(role, action, source.streamArn(), missing));
      source.onFailureArn().ifPresent(arn -> ask(role, "sqs:SendMessage", arn, missing));
    }
    AsyncInvocation events = function.asyncInvocation();
    Stream.of(events.deadLetterArn(), events.onFailureArn())
        .flatMap(Optional::stream)
        .forEach(arn -> ask(role, "sqs:SendMessage", arn, missing));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "function %s: its role does not allow %s"
              .formatted(function.name(), String.join(", ", missing)));
    }
  }

  private static void ask(Policy role, String action, String resource, List<String> missing) {
    if (!role.allows(action, resource)) {
      missing.add(action + " on " + resource);
    }
  }
}
