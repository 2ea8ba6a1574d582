/**
 * HTTP/1.1 and WebSocket on one loopback port, a virtual thread per connection. It knows messages
 * and their limits, and nothing of what they are about.
 */
@NullMarked
package dev.orderflow.localcloud.web;

import org.jspecify.annotations.NullMarked;
