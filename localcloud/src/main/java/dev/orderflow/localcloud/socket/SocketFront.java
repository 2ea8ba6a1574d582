package dev.orderflow.localcloud.socket;

import dev.orderflow.localcloud.api.Integration;
import dev.orderflow.localcloud.api.TokenBucket;
import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.metrics.SocketMeter;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.SocketStage;
import dev.orderflow.localcloud.web.WebAnswer;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import dev.orderflow.localcloud.web.WebSocketUpgrade;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** Answers those who want to connect to a WebSocket API. */
public final class SocketFront implements WebHandler {

  /** As AWS documents the quotas of WebSocket APIs. */
  private static final WebSocketUpgrade.Limits LIMITS =
      new WebSocketUpgrade.Limits(
          32 << 10, Connections.MOST_BYTES, Duration.ofMinutes(10), Duration.ofHours(2));

  /** What one machine bears, each with a megabyte that waits for it at worst. */
  private static final int MOST_OPEN = 1_000;

  private static final int ID_BYTES = 11;
  private static final int SWITCHING = 101;

  private final Map<String, Api> apis = new HashMap<>();
  private final Map<String, TokenBucket> throttles = new HashMap<>();
  private final Map<String, SocketMeter> meters = new HashMap<>();
  private final Connections connections;
  private final Integration integration;
  private final Clock clock;

  public SocketFront(
      Blueprint blueprint,
      Connections connections,
      Integration integration,
      Clock clock,
      Metrics metrics) {
    for (SocketStage stage : blueprint.all(SocketStage.class)) {
      apis.put("/" + stage.name(), Api.of(stage, blueprint));
      meters.put("/" + stage.name(), new SocketMeter(metrics, stage.apiId(), stage.name()));
      stage
          .throttling()
          .map(it -> new TokenBucket(it.rate(), it.burst(), System::nanoTime))
          .ifPresent(bucket -> throttles.put("/" + stage.name(), bucket));
    }
    this.connections = connections;
    this.integration = integration;
    this.clock = clock;
  }

  @Override
  public WebAnswer handle(WebRequest request) {
    Api api = apis.get(request.path());
    SocketMeter meter = meters.get(request.path());
    if (api == null || meter == null) {
      return WebResponse.message(403, "Forbidden");
    }
    Connection connection = new Connection(id(), clock.instant(), request);
    Admission admission = new Admission(api, integration, clock, throttle(api));
    return switch (admission.ask(connection)) {
      case Admission.Result.Refused(var response) -> {
        meter.asked(response.status());
        yield response;
      }
      case Admission.Result.Let(List<WebHeader> headers) -> {
        meter.asked(SWITCHING);
        yield new WebSocketUpgrade(
            headers,
            new Conversation(api, connection, connections, integration, bucket(api), clock, meter),
            LIMITS);
      }
    };
  }

  /** Whether one more may come: as often as the stage allows it, and up to a number in all. */
  private BooleanSupplier throttle(Api api) {
    Optional<TokenBucket> connects = Optional.ofNullable(throttles.get("/" + api.stage().name()));
    return () -> connections.count() < MOST_OPEN && connects.map(TokenBucket::take).orElse(true);
  }

  /** Each connection's messages empty a bucket of their own, and nobody else's. */
  private static Optional<TokenBucket> bucket(Api api) {
    return api.stage()
        .throttling()
        .map(it -> new TokenBucket(it.rate(), it.burst(), System::nanoTime));
  }

  private static String id() {
    byte[] random = new byte[ID_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }
}
