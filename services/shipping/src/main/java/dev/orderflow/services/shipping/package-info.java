/**
 * Sends what is paid, and decides whether a cancel is in time.
 *
 * <p>In: {@code Order Paid}, {@code Order Cancelling}, {@code Order Cancelled} and {@code Order
 * Returning}, through {@code shipment-queue}, and the service's own later steps, as delayed
 * messages of the same queue. Out: {@code Parcel Dispatched}, {@code Parcel Delivered}, {@code
 * Parcel Returned}, {@code Shipment Refused}, {@code Shipment Withdrawn}, {@code Withdrawal
 * Refused}. Failure path: a message that fails comes back ever more seldom, then lies in {@code
 * shipment-dlq}.
 *
 * <p>Each step is a conditional write on the order's one item, then what follows from the state
 * that is stored now: a step that runs twice, late or beside another finds that state and tells the
 * same.
 */
@NullMarked
package dev.orderflow.services.shipping;

import org.jspecify.annotations.NullMarked;
