package dev.orderflow.kit;

import dev.orderflow.contracts.Envelope;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Publishes this system's own events to its bus. */
public final class DomainEventPublisher {

  private final EventPublisher publisher;
  private final String busName;

  /**
   * @param bus asked at each publication, since a client that is seldom needed is best built then
   */
  public DomainEventPublisher(Supplier<EventBridgeClient> bus, String busName) {
    this.publisher = new EventPublisher(bus);
    this.busName = busName;
  }

  /**
   * Returns when the bus has taken all of them. Until then the message that led to them must stay
   * in its queue, so that they are told again; their ids stay the same.
   *
   * @throws PublishException if the bus refuses some for good
   */
  public void publish(List<Envelope> events) {
    publisher.publish(events.stream().map(this::entry).toList());
  }

  public void publish(Envelope event) {
    publish(List.of(event));
  }

  /** A call without an event, which the bus refuses: it changes nothing. */
  public void prime() {
    publisher.prime();
  }

  private PutEventsRequestEntry entry(Envelope event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(busName)
        .source(event.data().source())
        .detailType(event.data().type())
        .detail(Json.write(event.toFields()))
        .build();
  }
}
