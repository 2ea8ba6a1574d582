package dev.orderflow.localcloud.metrics;

import java.util.Map;

/** What waits in queues takes of memory, which AWS has no metric of; from a look once a second. */
public final class MemoryMeter {

  private static final String NAMESPACE = "LocalCloud";

  private final Series held;
  private final Series moved;
  private long movedBefore;

  public MemoryMeter(Metrics metrics) {
    this.held = metrics.series(id("BytesInQueues"), Series.Kind.GAUGE);
    this.moved = metrics.series(id("BodiesMovedToDisk"), Series.Kind.EVENTS);
  }

  private static MetricId id(String name) {
    return new MetricId(NAMESPACE, name, Map.of());
  }

  /**
   * @param movedSoFar bodies of messages that went to disk for want of memory
   */
  public void sample(long bytesHeld, long movedSoFar) {
    held.record(bytesHeld);
    moved.record(movedSoFar - movedBefore);
    movedBefore = movedSoFar;
  }
}
