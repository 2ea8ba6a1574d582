package dev.orderflow.localcloud.api;

import dev.orderflow.localcloud.template.HttpApi;
import dev.orderflow.localcloud.template.HttpRoute;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** A bucket for each route that the stage limits. */
final class Throttle {

  private final HttpApi api;
  private final LongSupplier nanoTime;
  private final ConcurrentMap<String, Optional<TokenBucket>> buckets = new ConcurrentHashMap<>();

  Throttle(HttpApi api, LongSupplier nanoTime) {
    this.api = api;
    this.nanoTime = nanoTime;
  }

  boolean allows(HttpRoute route) {
    return buckets
        .computeIfAbsent(route.routeKey(), _ -> bucket(route))
        .map(TokenBucket::take)
        .orElse(true);
  }

  private Optional<TokenBucket> bucket(HttpRoute route) {
    return api.throttling(route).map(it -> new TokenBucket(it.rate(), it.burst(), nanoTime));
  }
}
