package dev.orderflow.cli.audit;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * The bus's own record of the order events that it took: the rule {@code order-accepted-rule} logs
 * of each its id and its order's id, and nothing else.
 */
record Accepted(CloudWatchLogsClient logs) {

  private static final String LOG_GROUP = "/aws/events/orders-accepted";

  /** Event id to order id, which is empty where the order has none. */
  Map<String, String> events() {
    Map<String, String> events = new HashMap<>();
    logs.filterLogEventsPaginator(r -> r.logGroupName(LOG_GROUP)).events().stream()
        .map(event -> event.message().strip().split(" ", 2))
        .forEach(words -> events.put(words[0], words.length > 1 ? words[1] : ""));
    return events;
  }
}
