/**
 * Billing: what a customer owes is taken once, and given back when the order ends.
 *
 * <p>In: {@code Payment Requested} (take what is due), {@code Order Cancelled} and {@code Order
 * Returned} (give it back), from {@code payment-queue}. No other service hears {@code Payment
 * Requested}: the payment token is in it. Out: {@code Payment Captured}, {@code Payment Declined}
 * or {@code Payment Refunded}. Failure path: a message that fails, or whose payment is still
 * unknown to the provider, comes back ever more seldom; after its receives it is in {@code
 * payment-dlq}. A refund that takes its time is followed by questions that the function sends to
 * its own queue.
 *
 * <p>Run twice, late or beside itself, it takes the money once: the table's writes are conditional,
 * the provider's calls carry the order's keys, and of a charge and a cancellation that meet in
 * between, the provider lets only one through.
 */
@NullMarked
package dev.orderflow.services.billing;

import org.jspecify.annotations.NullMarked;
