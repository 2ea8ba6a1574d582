/**
 * The one AWS endpoint on loopback: HTTP in, the service that is meant, and its answer or error in
 * the shape that unmodified AWS clients parse.
 */
@NullMarked
package dev.orderflow.localcloud.endpoint;

import org.jspecify.annotations.NullMarked;
