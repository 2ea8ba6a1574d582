package dev.orderflow.cli.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/**
 * The bus's own record of the order events that it took: the rule {@code order-accepted-rule} logs
 * of each its id and its order's id, and nothing else.
 */
record Accepted(CloudWatchLogsClient logs) {

  private static final String LOG_GROUP = "/aws/events/orders-accepted";

  /** The bus gives the id, and it comes first; all that follows is the producer's. */
  private static final Pattern RECORD =
      Pattern.compile(
          "(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?: (.*))?", Pattern.DOTALL);

  /** Event id to order id, which is empty where the order has none. */
  Map<String, String> events() {
    return events(
        logs.filterLogEventsPaginator(r -> r.logGroupName(LOG_GROUP)).events().stream()
            .map(FilteredLogEvent::message));
  }

  /**
   * Since when no record can be missing: since the group is there, or for as long as it keeps them.
   */
  Instant since(Instant now) {
    return logs
        .describeLogGroupsPaginator(r -> r.logGroupNamePrefix(LOG_GROUP))
        .logGroups()
        .stream()
        .filter(group -> group.logGroupName().equals(LOG_GROUP))
        .findFirst()
        .map(group -> since(group, now))
        .orElse(now);
  }

  static Instant since(LogGroup group, Instant now) {
    Instant created = Instant.ofEpochMilli(group.creationTime());
    if (group.retentionInDays() == null) {
      return created;
    }
    Instant kept = now.minus(Duration.ofDays(group.retentionInDays()));
    return created.isBefore(kept) ? kept : created;
  }

  /** A record that the bus did not write is an event that nobody knows, and so shows as missing. */
  static Map<String, String> events(Stream<String> records) {
    Map<String, String> events = new HashMap<>();
    records.forEach(
        record -> {
          Matcher parts = RECORD.matcher(record);
          if (parts.matches()) {
            events.put(parts.group(1), Objects.requireNonNullElse(parts.group(2), ""));
          } else {
            events.put(record, "");
          }
        });
    return events;
  }
}
