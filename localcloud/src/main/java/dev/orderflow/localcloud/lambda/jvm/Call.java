package dev.orderflow.localcloud.lambda.jvm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function over the Runtime API.
 *
 * @param payload the event, JSON in UTF-8
 * @param deadline after which the function's JVM is killed
 * @param clientContext what the caller says of itself, JSON
 */
public record Call(
    String requestId,
    byte[] payload,
    Instant deadline,
    String traceHeader,
    @Nullable String clientContext) {}
