package dev.orderflow.localcloud.template;

import java.time.Duration;

/**
 * The function that a route leads to.
 *
 * @param timeout how long the API waits for it
 */
public record SocketIntegration(
    String logicalId, String id, String apiId, String functionArn, Duration timeout)
    implements ApiResource {}
