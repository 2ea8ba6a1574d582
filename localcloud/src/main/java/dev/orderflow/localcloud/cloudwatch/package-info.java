/**
 * CloudWatch: metrics to be read, and alarms of the templates that are evaluated once a second.
 * Whom an alarm would tell is not told here.
 */
@NullMarked
package dev.orderflow.localcloud.cloudwatch;

import org.jspecify.annotations.NullMarked;
