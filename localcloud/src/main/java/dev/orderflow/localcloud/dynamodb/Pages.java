package dev.orderflow.localcloud.dynamodb;

import dev.orderflow.localcloud.work.HeapShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.shared.access.LocalDBUtils;
import software.amazon.dynamodb.services.local.shared.access.QueryResponseInfo;
import software.amazon.dynamodb.services.local.shared.model.AttributeValue;

/**
 * Reads the items of a scan or a query until a page is full. The engine takes all that is left of
 * the table into memory before it cuts off a page of 1 MB, so one read of large orders took more
 * than there was. Here it is asked for a few items at a time.
 */
final class Pages {

  /** Items of more than 500 bytes fill the megabyte first, as on AWS. */
  static final int LONGEST = 2_000;

  /** By DynamoDB's count, at which the engine ends a page as well. */
  static final long BYTES = 1 << 20;

  /** What a page may take in memory; items of many small values take much more than they count. */
  static final long MEMORY = HeapShare.TABLE_PAGES.bytes() / (2 * ReadsUnderWay.PAGES);

  private final ItemMemory memory;
  private final Part parts;

  Pages(ItemMemory memory, Part parts) {
    this.memory = memory;
    this.parts = parts;
  }

  /** The next items, so many at most, after one of them or from the beginning. */
  @FunctionalInterface
  interface Part {
    QueryResponseInfo read(@Nullable Map<String, AttributeValue> after, long most);
  }

  /**
   * @param limit of the request; negative or null if it has none
   */
  QueryResponseInfo page(@Nullable Map<String, AttributeValue> start, @Nullable Long limit) {
    int most = limit == null || limit < 0 ? LONGEST : (int) Math.min(limit, LONGEST);
    List<Map<String, AttributeValue>> page = new ArrayList<>();
    Map<String, AttributeValue> after = start;
    long bytes = 0;
    long held = 0;
    while (true) {
      int asked = Math.min(most - page.size(), fitting(page.size(), bytes));
      List<Map<String, AttributeValue>> part = parts.read(after, asked).getReturnedRecords();
      for (Map<String, AttributeValue> item : part) {
        page.add(item);
        bytes += LocalDBUtils.getItemSizeBytes(item);
        held += memory.see(item);
        if (page.size() == most || bytes >= BYTES || held >= MEMORY) {
          return new QueryResponseInfo(page, item);
        }
      }
      if (part.size() < asked) {
        return new QueryResponseInfo(page, null);
      }
      after = part.getLast();
    }
  }

  /** As many as may fill the page, and no more than fit if all are as the largest. */
  private int fitting(int items, long bytes) {
    long largest = memory.largest();
    long expected = items == 0 ? largest : Math.max(1, bytes / items);
    return (int) Math.clamp((BYTES - bytes) / expected + 1, 1, Math.max(1, MEMORY / largest));
  }
}
