package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.dynamodb.Change;

/**
 * The last change of a shard that is done. Both of its names are needed: DynamoDB Local may count
 * from 1 again when a stream was empty, and a number alone would then skip what is new.
 */
public record StreamPosition(String sequenceNumber, String eventId) {

  /** Before the oldest change of a shard. */
  static final StreamPosition HORIZON = new StreamPosition("", "");

  static StreamPosition of(Change change) {
    return new StreamPosition(change.sequenceNumber(), change.eventId());
  }

  boolean isAt(Change change) {
    return equals(of(change));
  }
}
