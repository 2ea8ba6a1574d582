package dev.orderflow.services.live;

import dev.orderflow.services.live.Connections.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/**
 * Passes a batch's messages on to audiences, and forgets who is not there any more. Audiences are
 * told side by side, and of each so many at once, so that those who hang hold up nobody but
 * themselves; each connection gets its messages in their order.
 *
 * <p>For one batch: it asks once who is in an audience. Who connects while the batch is under way
 * finds what it tells in the orders themselves; what is stored from then on comes in a later batch.
 */
final class ConnectionBroadcaster {

  private static final int AT_ONCE = 4;

  private final Connections connections;
  private final ApiGatewayManagementApiClient api;
  private final Map<String, List<Lane>> audiences = new LinkedHashMap<>();

  ConnectionBroadcaster(Connections connections, ApiGatewayManagementApiClient api) {
    this.connections = connections;
    this.api = api;
  }

  /**
   * Plans to tell it to all who are in the audiences now.
   *
   * @param patient whether those who do not keep up may try it again; otherwise they are cut off,
   *     and connect again when they are awake
   */
  Delivery plan(List<String> wanted, String message, boolean patient) {
    List<Lane> lanes = new ArrayList<>();
    wanted.forEach(audience -> lanes.addAll(audiences.computeIfAbsent(audience, this::present)));
    Delivery delivery = new Delivery();
    lanes.forEach(lane -> lane.add(message, patient, delivery));
    return delivery;
  }

  private List<Lane> present(String audience) {
    List<Lane> lanes = new ArrayList<>();
    for (Connection connection : connections.of(audience)) {
      lanes.add(new Lane(connection, connections, api));
    }
    return lanes;
  }

  /** Tells all that is planned. */
  void deliver(Instant now) {
    List<Lane> all = audiences.values().stream().flatMap(Collection::stream).toList();
    if (all.size() <= 1) {
      all.forEach(lane -> lane.run(now));
      return;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Lane> audience : audiences.values()) {
        Queue<Lane> waiting = new ConcurrentLinkedQueue<>(audience);
        for (int i = 0; i < Math.min(AT_ONCE, audience.size()); i++) {
          threads.execute(() -> drain(waiting, now));
        }
      }
    }
  }

  private static void drain(Queue<Lane> waiting, Instant now) {
    for (Lane lane = waiting.poll(); lane != null; lane = waiting.poll()) {
      lane.run(now);
    }
  }
}
