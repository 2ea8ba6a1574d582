/**
 * Sets an order's goods aside, and follows them.
 *
 * <p>In: {@code Order Processed}, {@code Order Cancelled}, {@code Order Dispatched} and {@code
 * Order Returned} from {@code stock-queue}. Out: {@code Stock Reserved} or {@code Stock Refused},
 * and {@code Stock Released}. Failure path: a message that fails stays in the queue, its neighbours
 * are done; after its receives it is in {@code stock-dlq}.
 *
 * <p>Run twice, late, out of order or at the same time, it moves each order's units once: every
 * move is one transaction on the products and on the order's reservation, which knows how far it
 * is. What the reservation says is told only after it is stored, and told again when asked again.
 */
@NullMarked
package dev.orderflow.services.inventory;

import org.jspecify.annotations.NullMarked;
