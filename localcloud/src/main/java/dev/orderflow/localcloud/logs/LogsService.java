package dev.orderflow.localcloud.logs;

import dev.orderflow.localcloud.account.Account;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Input;
import dev.orderflow.localcloud.endpoint.JsonOperations;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reading half of CloudWatch Logs' API. Lines get in by functions' printing alone. */
public final class LogsService {

  private final LogGroups groups;

  private LogsService(LogGroups groups) {
    this.groups = groups;
  }

  public static JsonOperations of(LogGroups groups) {
    LogsService service = new LogsService(groups);
    LogReading reading = new LogReading(service::group);
    return new JsonOperations("CloudWatch Logs")
        .with(
            "DescribeLogGroups",
            Set.of("logGroupNamePrefix", "logGroupNamePattern", "limit", "nextToken"),
            service::describeGroups)
        .with(
            "DescribeLogStreams",
            Set.of(
                "logGroupName",
                "logGroupIdentifier",
                "logStreamNamePrefix",
                "orderBy",
                "descending",
                "limit",
                "nextToken"),
            service::describeStreams)
        .with("FilterLogEvents", LogReading.FILTER_PARAMETERS, reading::filter)
        .with("GetLogEvents", LogReading.GET_PARAMETERS, reading::get);
  }

  private Map<String, Object> describeGroups(Input input) {
    String prefix = input.optionalText("logGroupNamePrefix").orElse("");
    String part = input.optionalText("logGroupNamePattern").orElse("");
    List<LogGroup> found =
        groups.all().stream()
            .filter(group -> group.name().startsWith(prefix) && group.name().contains(part))
            .toList();
    return Page.of(input, "logGroups", found, LogsService::describe);
  }

  private Map<String, Object> describeStreams(Input input) {
    LogGroup group = group(input);
    String prefix = input.optionalText("logStreamNamePrefix").orElse("");
    Comparator<LogStream> order =
        input.optionalText("orderBy").orElse("LogStreamName").equals("LastEventTime")
            ? Comparator.comparingLong(LogStream::last)
            : Comparator.comparing(LogStream::name);
    List<LogStream> found =
        group.streams().stream()
            .filter(stream -> stream.name().startsWith(prefix))
            .sorted(input.flag("descending", false) ? order.reversed() : order)
            .toList();
    return Page.of(input, "logStreams", found, stream -> describe(group, stream));
  }

  private LogGroup group(Input input) {
    if (input.optionalText("logGroupIdentifier").isPresent()
        && input.optionalText("logGroupName").isPresent()) {
      throw AwsError.invalid("LogGroup name and LogGroup ARN are mutually exclusive parameters.");
    }
    String identifier =
        input
            .optionalText("logGroupIdentifier")
            .or(() -> input.optionalText("logGroupName"))
            .orElseThrow(() -> AwsError.invalid("logGroupName is missing."));
    String name = identifier.substring(identifier.lastIndexOf(":") + 1);
    return groups
        .find(name)
        .orElseThrow(
            () ->
                new AwsError(
                    "ResourceNotFoundException", 400, "The specified log group does not exist."));
  }

  private static Map<String, Object> describe(LogGroup group) {
    String arn = Account.arn("logs", "log-group:" + group.name());
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("logGroupName", group.name());
    shape.put("arn", arn + ":*");
    shape.put("logGroupArn", arn);
    shape.put("creationTime", group.since());
    shape.put("storedBytes", group.bytes());
    return shape;
  }

  private static Map<String, Object> describe(LogGroup group, LogStream stream) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("logStreamName", stream.name());
    shape.put(
        "arn", Account.arn("logs", "log-group:" + group.name() + ":log-stream:" + stream.name()));
    shape.put("creationTime", stream.created());
    shape.put("storedBytes", 0L);
    if (stream.first() > 0) {
      shape.put("firstEventTimestamp", stream.first());
      shape.put("lastEventTimestamp", stream.last());
      shape.put("lastIngestionTime", stream.last());
    }
    return shape;
  }
}
