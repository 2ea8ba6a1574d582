package dev.orderflow.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Publishes entries to a bus within PutEvents' limits and lets no refused entry pass for published.
 *
 * <p>Source of the limits: EventBridge quotas, "PutEvents entry size" and "PutEvents batch".
 */
public final class EventPublisher {

  public static final int MAX_ENTRIES = 10;
  public static final int MAX_BYTES = 256 * 1024;
  private static final int ATTEMPTS = 3;

  private final Supplier<EventBridgeClient> bus;

  /**
   * @param bus asked at each publication, since a client that is seldom needed is best built then
   */
  public EventPublisher(Supplier<EventBridgeClient> bus) {
    this.bus = bus;
  }

  /**
   * @throws PublishException if the bus still refuses an entry after {@value #ATTEMPTS} attempts;
   *     entries that it took are not taken back
   */
  public void publish(List<PutEventsRequestEntry> entries) {
    for (List<PutEventsRequestEntry> batch : batches(entries)) {
      publishBatch(batch);
    }
  }

  void prime() {
    try {
      bus.get().putEvents(r -> r.entries(List.of()));
    } catch (EventBridgeException e) {
      // expected: nothing may change
    }
  }

  private void publishBatch(List<PutEventsRequestEntry> batch) {
    List<PutEventsRequestEntry> left = batch;
    List<String> rejections = List.of();
    for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      List<PutEventsRequestEntry> sent = left;
      List<PutEventsResultEntry> results = bus.get().putEvents(r -> r.entries(sent)).entries();
      left = new ArrayList<>();
      rejections = new ArrayList<>();
      for (int i = 0; i < results.size(); i++) {
        if (results.get(i).errorCode() != null) {
          left.add(sent.get(i));
          rejections.add(results.get(i).errorCode());
        }
      }
    }
    if (!left.isEmpty()) {
      throw new PublishException(rejections);
    }
  }

  static List<List<PutEventsRequestEntry>> batches(List<PutEventsRequestEntry> entries) {
    List<List<PutEventsRequestEntry>> batches = new ArrayList<>();
    List<PutEventsRequestEntry> batch = new ArrayList<>();
    int bytes = 0;
    for (PutEventsRequestEntry entry : entries) {
      int size = size(entry);
      if (batch.size() == MAX_ENTRIES || (!batch.isEmpty() && bytes + size > MAX_BYTES)) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(entry);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private static int size(PutEventsRequestEntry entry) {
    return utf8(entry.source()) + utf8(entry.detailType()) + utf8(entry.detail());
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
