/** What functions print, kept in memory within limits and read through the CloudWatch Logs API. */
@NullMarked
package dev.orderflow.localcloud.logs;

import org.jspecify.annotations.NullMarked;
