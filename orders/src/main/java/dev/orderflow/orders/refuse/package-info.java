/**
 * Off the way: an order is refused. Nothing is dropped: the refusal is kept in {@code
 * OrderRefusals}, marked on the order's own id in {@code Orders} where that id is free, and
 * announced as {@code Order Rejected}.
 *
 * <p>Each step may run again: whoever refuses asks for a retry until all three have been done.
 */
@NullMarked
package dev.orderflow.orders.refuse;

import org.jspecify.annotations.NullMarked;
