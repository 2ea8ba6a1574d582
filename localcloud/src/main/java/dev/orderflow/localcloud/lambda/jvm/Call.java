package dev.orderflow.localcloud.lambda.jvm;

import java.time.Instant;

/**
 * One call of a function over the Runtime API.
 *
 * @param payload the event, JSON in UTF-8
 * @param deadline after which the function's JVM is killed
 */
public record Call(String requestId, byte[] payload, Instant deadline, String traceHeader) {}
