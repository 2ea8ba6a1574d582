/** What the system holds while orders come for a long time. */
@NullMarked
package dev.orderflow.checks.bench.soak;

import org.jspecify.annotations.NullMarked;
