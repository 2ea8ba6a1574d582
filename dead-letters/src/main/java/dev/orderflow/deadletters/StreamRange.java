package dev.orderflow.deadletters;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes that Lambda gave up, as its record has them: where they are, not what they are. Source:
 * Lambda developer guide, "Retain discarded records for a DynamoDB event source".
 *
 * @param start the first one's number, in the stream's own form
 * @param firstArrival of the first of them, approximately
 */
public record StreamRange(
    String streamArn,
    String shardId,
    String start,
    String end,
    long size,
    Instant firstArrival,
    Instant lastArrival) {

  private static final Duration LONGEST = Duration.ofDays(7);

  /** Null if it is none. */
  static @Nullable StreamRange of(Map<?, ?> batchInfo) {
    try {
      StreamRange range =
          new StreamRange(
              text(batchInfo, "streamArn"),
              text(batchInfo, "shardId"),
              text(batchInfo, "startSequenceNumber"),
              text(batchInfo, "endSequenceNumber"),
              batchInfo.get("batchSize") instanceof Long size ? size : 0,
              Instant.parse(text(batchInfo, "approximateArrivalOfFirstRecord")),
              Instant.parse(text(batchInfo, "approximateArrivalOfLastRecord")));
      // No stream keeps more, and nobody is to count hours without end.
      Duration age = Duration.between(range.firstArrival(), range.lastArrival());
      return age.isNegative() || age.compareTo(LONGEST) > 0 ? null : range;
    } catch (DateTimeException notOne) {
      return null;
    }
  }

  /** Of {@code arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL}. */
  public String table() {
    String[] parts = streamArn.split("/", 3);
    return parts.length > 1 ? parts[1] : streamArn;
  }

  private static String text(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }
}
