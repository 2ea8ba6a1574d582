package dev.orderflow.api;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** A bus that takes everything, or for a while nothing. */
public final class Bus implements EventBridgeClient {

  /** The process ends where it stands. */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final List<PutEventsRequestEntry> taken = Collections.synchronizedList(new ArrayList<>());
  private volatile @Nullable Runnable trouble;

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    Runnable now = trouble;
    if (now != null) {
      trouble = null;
      now.run();
    }
    taken.addAll(request.entries());
    return PutEventsResponse.builder()
        .failedEntryCount(0)
        .entries(
            request.entries().stream()
                .map(it -> PutEventsResultEntry.builder().eventId("e").build())
                .toList())
        .build();
  }

  /** The next call fails as when the bus does not answer. */
  public void failOnce() {
    trouble =
        () -> {
          throw EventBridgeException.builder().message("no answer").statusCode(500).build();
        };
  }

  /** The next call never returns. */
  public void dieOnce() {
    trouble =
        () -> {
          throw new Death();
        };
  }

  public List<PutEventsRequestEntry> taken() {
    return List.copyOf(taken);
  }

  /** The details of all events of that type. */
  public List<Map<String, @Nullable Object>> details(String type) {
    return taken().stream()
        .filter(it -> it.detailType().equals(type))
        .map(it -> JsonObjects.object("detail", Json.parse(it.detail())))
        .toList();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
