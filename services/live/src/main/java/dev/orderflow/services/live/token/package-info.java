/**
 * Whether a token is good: a WebSocket API has no authorizer for tokens of its own, so this checks
 * what an HTTP API's JWT authorizer would.
 */
@NullMarked
package dev.orderflow.services.live.token;

import org.jspecify.annotations.NullMarked;
