/**
 * The outbox: every change of an order that is stored is published, and nothing else is.
 *
 * <p>In: the streams of {@code Orders} and {@code OrderRejections}. Out: {@code Order Processed}
 * and the milestones that follow, {@code Payment Requested}, {@code Order Cancel Refused}, {@code
 * Order Return Refused} and {@code Order Rejected}, on the bus. Failure path: the change that the
 * bus did not take and all after it come again; one that cannot be read is put on {@code
 * order-events-dlq}, and the others go on.
 *
 * <p>An item that comes as {@code REPUBLISH} instead of as a change is told anew from its
 * beginning: {@link dev.orderflow.orders.publish.OrderHistory}.
 *
 * <p>Run twice, it publishes the same: ids and times come from what is stored, never from the
 * clock.
 */
@NullMarked
package dev.orderflow.orders.publish;

import org.jspecify.annotations.NullMarked;
