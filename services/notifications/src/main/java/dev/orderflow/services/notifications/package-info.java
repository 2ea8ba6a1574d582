/**
 * Writes to customers, once about each milestone that they care about.
 *
 * <p>In: {@code Order Processed}, {@code Paid}, {@code Dispatched}, {@code Completed}, {@code
 * Cancelled}, {@code Returned}, {@code Refunded}, {@code Cancel Refused} and {@code Return
 * Refused}, through {@code mail-queue}. Out: a mail by SES, then {@code Customer Notified}. Failure
 * path: what SES refused comes back ever more seldom, then lies in {@code mail-dlq}; a mail of
 * which nobody knows whether it was sent goes there at once, and is never sent by itself.
 *
 * <p>SES knows no repetitions, so a claim on the event's own id is written before the mail is sent
 * and kept for good: the same event once more, even out of an archive, finds it.
 */
@NullMarked
package dev.orderflow.services.notifications;

import org.jspecify.annotations.NullMarked;
