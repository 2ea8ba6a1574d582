/** How soon those who look hear of a change that is stored. */
@NullMarked
package dev.orderflow.checks.bench.live;

import org.jspecify.annotations.NullMarked;
