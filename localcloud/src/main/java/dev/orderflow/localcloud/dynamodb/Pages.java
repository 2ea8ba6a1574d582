package dev.orderflow.localcloud.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Bounds the pages of reads that have no limit. The engine takes all that is left of the table into
 * memory before it cuts off a page of 1 MB, so reading a table of 180,000 orders to its end took
 * more than there was.
 */
final class Pages {

  /** Items; those of more than 500 bytes fill the megabyte first, as on AWS. */
  static final int LONGEST = 2_000;

  private Pages() {}

  static Object bounded(Object request) {
    return switch (request) {
      case ScanRequest scan when scan.limit() == null -> scan.toBuilder().limit(LONGEST).build();
      case QueryRequest query when query.limit() == null ->
          query.toBuilder().limit(LONGEST).build();
      default -> request;
    };
  }
}
