/**
 * What is measured, as CloudWatch would have it: values in, summaries of seconds and minutes kept
 * in memory for a while. Recording costs less than a microsecond and never waits for a reader for
 * longer than that.
 */
@NullMarked
package dev.orderflow.localcloud.metrics;

import org.jspecify.annotations.NullMarked;
