/**
 * API Gateway's HTTP APIs: from a request to a route, past throttling and sign-in, to the event
 * that a function gets and the response that its answer means.
 */
@NullMarked
package dev.orderflow.localcloud.api;

import org.jspecify.annotations.NullMarked;
