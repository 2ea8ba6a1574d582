/**
 * process-order's batch as most functions are written: AWS's event classes, Jackson's data binding,
 * the SDK's default HTTP client. Nothing but {@code bench coldstart} uses it.
 */
@NullMarked
package dev.orderflow.checks.coldstart.baseline;

import org.jspecify.annotations.NullMarked;
