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

/** Answers those who want to connect to a WebSocket API. */
public final class SocketFront implements WebHandler {

  /** As AWS documents the quotas of WebSocket APIs. */
  private static final WebSocketUpgrade.Limits LIMITS =
      new WebSocketUpgrade.Limits(
          32 << 10, Connections.MOST_BYTES, Duration.ofMinutes(10), Duration.ofHours(2));

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
    Optional<TokenBucket> throttle = Optional.ofNullable(throttles.get(request.path()));
    if (throttle.isPresent() && !throttle.get().take()) {
      return WebResponse.message(429, "Too Many Requests");
    }
    Connection connection = new Connection(id(), clock.instant(), request);
    Admission admission = new Admission(api, integration, clock);
    return switch (admission.ask(connection)) {
      case Admission.Result.Refused(var response) -> {
        meter.asked(response.status());
        yield response;
      }
      case Admission.Result.Let(List<WebHeader> headers) -> {
        meter.asked(SWITCHING);
        yield new WebSocketUpgrade(
            headers,
            new Conversation(api, connection, connections, integration, throttle, clock, meter),
            LIMITS);
      }
    };
  }

  private static String id() {
    byte[] random = new byte[ID_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }
}
