package dev.orderflow.services.inventory;

import dev.orderflow.kit.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** A bus that keeps what it is told. */
final class Bus implements EventBridgeClient {

  private final Weather weather;
  private final List<Map<?, ?>> told = new CopyOnWriteArrayList<>();

  Bus(Weather weather) {
    this.weather = weather;
  }

  /** The details of what was published, in order, repetitions included. */
  List<Map<?, ?>> told() {
    return told;
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    return weather.call(
        () -> {
          request.entries().forEach(e -> told.add((Map<?, ?>) Json.parse(e.detail())));
          return PutEventsResponse.builder()
              .entries(
                  request.entries().stream()
                      .map(e -> PutEventsResultEntry.builder().eventId("e").build())
                      .toList())
              .build();
        });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
