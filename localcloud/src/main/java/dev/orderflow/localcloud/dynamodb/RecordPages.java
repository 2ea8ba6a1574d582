package dev.orderflow.localcloud.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.dynamodb.services.local.shared.access.ShardIterator;

/**
 * Ends pages of a stream at about 1 MB, as AWS does. The engine counts records only, of which each
 * has the item before and after.
 */
final class RecordPages {

  private static final int MOST = 1_000;
  private static final long BYTES = 1 << 20;

  private RecordPages() {}

  static GetRecordsRequest bounded(GetRecordsRequest request, Store store) {
    int asked = request.limit() == null ? MOST : request.limit();
    if (asked < 2 || asked > MOST || request.shardIterator() == null) {
      return request;
    }
    try {
      ShardIterator from = ShardIterator.fromString(request.shardIterator());
      List<Long> lengths = store.recordLengths(from, asked);
      int fitting = fitting(lengths);
      return fitting < lengths.size() ? request.toBuilder().limit(fitting).build() : request;
    } catch (RuntimeException e) {
      // it is no iterator, which the engine says better
      return request;
    }
  }

  /** At least one, however long it is. */
  private static int fitting(List<Long> lengths) {
    long bytes = 0;
    int fitting = 0;
    while (fitting < lengths.size() && bytes < BYTES) {
      bytes += lengths.get(fitting++);
    }
    return fitting;
  }
}
