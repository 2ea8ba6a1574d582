package dev.orderflow.localcloud.api;

import dev.orderflow.localcloud.web.WebRequest;
import java.time.Instant;

/**
 * A request and what API Gateway knows about it before any function does.
 *
 * @param id which the client gets as well
 * @param path decoded
 */
record Exchange(String id, Instant time, WebRequest request, String path) {}
