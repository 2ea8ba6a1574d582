/** How many orders per second go the whole way, and how long one takes. */
@NullMarked
package dev.orderflow.checks.bench.pipeline;

import org.jspecify.annotations.NullMarked;
