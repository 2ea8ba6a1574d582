package dev.orderflow.localcloud.lambda;

import org.jspecify.annotations.Nullable;

/**
 * One call of a function. Its deadline is the function's timeout from the moment its code gets the
 * call: as on AWS, the start of a new execution environment does not count.
 *
 * @param requestId the same for every attempt at one asynchronous event
 * @param payload the event, JSON in UTF-8
 * @param traceHeader what the function sees as X-Ray's trace header, such as {@code Root=1-...}
 * @param clientContext what the caller says of itself, JSON
 */
record Invocation(
    String requestId, byte[] payload, String traceHeader, @Nullable String clientContext) {}
