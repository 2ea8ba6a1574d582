/**
 * HTTP/1.1 and WebSocket on one loopback port, a virtual thread per connection. It knows messages
 * and their limits, and nothing of what they are about.
 *
 * <pre>
 *   waiting --head--> admitted --body--> handled --answer--> waiting
 *      |                 |          |       '---- 101 -----> WebSocket
 *      | 400, 408, 431   | 403      | 400, 408, 413, 503
 *      '-----------------+----------+--------> answered, closed
 * </pre>
 */
@NullMarked
package dev.orderflow.localcloud.web;

import org.jspecify.annotations.NullMarked;
