/**
 * After station 6: what becomes of a stored order is recorded.
 *
 * <p>Events in: every fact of inventory, billing and shipping, and {@code Order Cancel Requested}
 * and {@code Order Return Requested}, from {@code order-facts-queue}. Out: one conditional write on
 * the order's item in {@code Orders}, which the table's stream publishes. Failure path: a message
 * that fails comes back; one that contradicts what is recorded goes to {@code order-facts-dlq} at
 * once, and one about an order that is not there after its receives.
 *
 * <p>What contradicts what was ordered or what other facts say is not recorded: other lines, prices
 * or parcels, another amount or currency taken than is due, or given back than was taken. Money is
 * judged only beside what it is judged by: a refund that comes before the capture waits for it.
 *
 * <p>Run twice, late or at the same time, it records each fact and each request once: it writes
 * only onto the version that it decided on.
 */
@NullMarked
package dev.orderflow.orders.track;

import org.jspecify.annotations.NullMarked;
