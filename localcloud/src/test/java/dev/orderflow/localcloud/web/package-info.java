/** HTTP and WebSocket as clients speak them, the rude ones by hand. */
@NullMarked
package dev.orderflow.localcloud.web;

import org.jspecify.annotations.NullMarked;
