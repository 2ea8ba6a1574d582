/**
 * Station 3: an order is validated.
 *
 * <p>Event in: {@code Order Created}, from the bus. Out: the same event as a message on {@code
 * order-processing-queue}, or, for an order that breaks its form, a rejection. Failure path: Lambda
 * invokes twice more, then the event goes to {@code validate-order-dlq}.
 *
 * <p>Run twice, it queues the order twice, and the next station stores it once.
 */
@NullMarked
package dev.orderflow.orders.validate;

import org.jspecify.annotations.NullMarked;
