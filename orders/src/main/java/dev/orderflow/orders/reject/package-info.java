/**
 * Off the way: an order is rejected. Nothing is dropped: the rejection is marked on the order's own
 * id in {@code Orders} where that id is free, and kept in {@code OrderRejections}. From what is
 * kept, {@code publish-order-events} publishes {@code Order Rejected}.
 *
 * <p>Each step may run again: whoever rejects asks for a retry until both have been done.
 */
@NullMarked
package dev.orderflow.orders.reject;

import org.jspecify.annotations.NullMarked;
