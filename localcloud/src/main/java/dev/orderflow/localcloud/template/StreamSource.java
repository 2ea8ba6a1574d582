package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event source mapping from a table's stream to the function that has it.
 *
 * @param name inside the function's events
 * @param fromLatest whether it begins with what comes after it was made, not with all there is
 * @param window how long to gather changes for a batch
 * @param maximumRetries of a batch after its first attempt; until it expires when absent
 * @param maximumAge of a change that is still handed over; until it expires when absent
 * @param bisect whether a batch that failed is split in two
 * @param onFailureArn the queue that is told of changes that were given up
 * @param reportBatchItemFailures whether the function's answer names the change that failed
 * @param parallelization batches of one shard in progress at once
 * @param filters event patterns, JSON, of which a change must match one; all match when empty
 */
public record StreamSource(
    String name,
    String streamArn,
    boolean fromLatest,
    int batchSize,
    Duration window,
    OptionalInt maximumRetries,
    Optional<Duration> maximumAge,
    boolean bisect,
    Optional<String> onFailureArn,
    boolean reportBatchItemFailures,
    int parallelization,
    List<String> filters,
    boolean enabled) {

  public StreamSource {
    filters = List.copyOf(filters);
  }

  /** The name of the table whose stream it is. */
  public String table() {
    return Arns.tableOfStream(streamArn);
  }
}
