/**
 * Off the way: an order is refused. Nothing is dropped: the refusal is marked on the order's own id
 * in {@code Orders} where that id is free, and kept in {@code OrderRefusals}. From what is kept,
 * {@code publish-order-events} announces {@code Order Rejected}.
 *
 * <p>Each step may run again: whoever refuses asks for a retry until both have been done.
 */
@NullMarked
package dev.orderflow.orders.refuse;

import org.jspecify.annotations.NullMarked;
