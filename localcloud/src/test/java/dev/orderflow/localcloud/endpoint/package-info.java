/** The endpoint, as AWS clients and raw sockets see it. */
@NullMarked
package dev.orderflow.localcloud.endpoint;

import org.jspecify.annotations.NullMarked;
