package dev.orderflow.localcloud.iam;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.account.MailIdentities;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Input;
import dev.orderflow.localcloud.endpoint.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which accesses a request over HTTP needs, for the operations that functions use. */
record RequestAccesses(MailIdentities identities, Map<String, String> apis) {

  private static final Map<String, String> TRANSACTED =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem");

  private static final Pattern INVOCATIONS =
      Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

  /** Empty for an operation that functions have no use for. */
  Optional<List<Access>> of(AwsService service, Request request) {
    String operation = request.targetOperation();
    return switch (service) {
      case SQS -> sqs(operation, request);
      case DYNAMODB -> dynamoDb(operation, request);
      case EVENTS ->
          operation.equals("PutEvents") ? Optional.of(events(input(request))) : Optional.empty();
      case EXECUTE_API -> connection(request);
      case MONITORING -> metrics(request.operation());
      case SES -> mail(request);
      // anyone may ask who they are
      case STS -> Optional.of(List.of());
      case LAMBDA -> invocation(request);
      case DYNAMODB_STREAMS, LOGS -> Optional.empty();
    };
  }

  private static Optional<List<Access>> metrics(String operation) {
    return switch (operation) {
      case "DescribeAlarms" -> Optional.of(List.of(Accesses.alarms(operation)));
      case "GetMetricData", "GetMetricStatistics", "ListMetrics" ->
          Optional.of(List.of(Accesses.metrics(operation)));
      default -> Optional.empty();
    };
  }

  private Optional<List<Access>> connection(Request request) {
    String[] path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8).split("/");
    if (path.length != 4 || !path[2].equals("@connections")) {
      return Optional.empty();
    }
    String api = apis.getOrDefault(path[1], "");
    return Optional.of(
        List.of(Accesses.connection(api + "/" + path[1], request.method(), path[3])));
  }

  /** Whatever else is posted, or asked, is none of functions' business. */
  private Optional<List<Access>> mail(Request request) {
    if (!request.method().equals("POST") || !request.path().equals("/v2/email/outbound-emails")) {
      return Optional.empty();
    }
    Input input = Input.of("SendEmail", Json.parse(request.body()));
    String from = input.optionalText("FromEmailAddress").orElse(null);
    return Optional.of(List.of(Accesses.mail(identities, from)));
  }

  private static Optional<List<Access>> sqs(String operation, Request request) {
    return switch (operation) {
      case "SendMessage", "SendMessageBatch" -> queue("SendMessage", request);
      case "ChangeMessageVisibility", "ChangeMessageVisibilityBatch" ->
          queue("ChangeMessageVisibility", request);
      case "ReceiveMessage", "DeleteMessage", "GetQueueAttributes", "ListDeadLetterSourceQueues" ->
          queue(operation, request);
      case "GetQueueUrl" ->
          Optional.of(List.of(Accesses.queue(operation, input(request).text("QueueName"))));
      case "ListQueues" -> Optional.of(List.of(Accesses.allQueues()));
      default -> Optional.empty();
    };
  }

  private static Optional<List<Access>> queue(String operation, Request request) {
    return Optional.of(List.of(Accesses.queue(operation, input(request).text("QueueUrl"))));
  }

  /** Functions invoke others, and never look at them. */
  private static Optional<List<Access>> invocation(Request request) {
    Matcher path = INVOCATIONS.matcher(request.path());
    return request.method().equals("POST") && path.matches()
        ? Optional.of(
            List.of(Accesses.invocation(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8))))
        : Optional.empty();
  }

  private static Optional<List<Access>> dynamoDb(String operation, Request request) {
    return switch (operation) {
      case "GetItem", "PutItem", "UpdateItem", "DeleteItem" ->
          Optional.of(List.of(Accesses.table(operation, input(request).text("TableName"))));
      case "BatchGetItem" -> Optional.of(tables(operation, input(request)));
      case "Query", "Scan" -> Optional.of(List.of(read(operation, input(request))));
      case "TransactWriteItems" -> Optional.of(transaction(input(request)));
      default -> Optional.empty();
    };
  }

  private static List<Access> tables(String operation, Input input) {
    return input.object("RequestItems").members().keySet().stream()
        .map(table -> Accesses.table(operation, table))
        .toList();
  }

  private static Access read(String operation, Input input) {
    return Accesses.index(
        operation, input.text("TableName"), input.optionalText("IndexName").orElse(null));
  }

  private static List<Access> transaction(Input input) {
    List<Access> accesses = new ArrayList<>();
    for (Input item : input.objects("TransactItems")) {
      TRANSACTED.forEach(
          (member, operation) ->
              item.optionalObject(member)
                  .ifPresent(it -> accesses.add(Accesses.table(operation, it.text("TableName")))));
    }
    return accesses.stream().distinct().toList();
  }

  private static List<Access> events(Input input) {
    return input.objects("Entries").stream()
        .map(
            entry ->
                Accesses.event(
                    entry.optionalText("EventBusName").orElse(null),
                    entry.optionalText("Source").orElse(null),
                    entry.optionalText("DetailType").orElse(null)))
        .distinct()
        .toList();
  }

  private static Input input(Request request) {
    return Input.of(request.targetOperation(), Json.parse(request.body()));
  }
}
