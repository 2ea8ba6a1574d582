package dev.orderflow.orders.publish;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.kit.EventPublisher;
import dev.orderflow.kit.StreamBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring changes whose events go to the bus together.
 *
 * @param first where to go on from if they do not get there
 */
record PublishBatch(StreamBatch.Change first, List<Envelope> events) {

  /** What one change leads to: few enough for one call, but where it is a whole history. */
  record Published(StreamBatch.Change change, List<Envelope> events) {}

  /** As few portions as there can be with a call each, in order. */
  static List<PublishBatch> of(List<Published> changes) {
    List<PublishBatch> batches = new ArrayList<>();
    for (Published published : changes) {
      if (published.events().isEmpty()) {
        continue;
      }
      if (batches.isEmpty() || !batches.getLast().hasRoomFor(published)) {
        batches.add(new PublishBatch(published.change(), new ArrayList<>()));
      }
      batches.getLast().events().addAll(published.events());
    }
    return batches;
  }

  private boolean hasRoomFor(Published published) {
    return events.size() + published.events().size() <= EventPublisher.MAX_ENTRIES;
  }
}
