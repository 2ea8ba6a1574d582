/**
 * API Gateway's WebSocket APIs: who may connect, which function a message goes to, and messages to
 * those who are connected.
 */
@NullMarked
package dev.orderflow.localcloud.socket;

import org.jspecify.annotations.NullMarked;
