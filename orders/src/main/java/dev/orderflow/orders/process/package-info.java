/**
 * Stations 5 and 6: an order is processed and stored.
 *
 * <p>In: batches of messages from {@code order-processing-queue}, each an {@code Order Created}
 * event. Out: one item each in {@code Orders} with status {@code PROCESSED}; an order whose id is
 * taken by another content is refused. Failure path: a message that fails stays in the queue, its
 * neighbours are done; after its receives it is in {@code order-processing-dlq}.
 *
 * <p>Run twice, late or at the same time, it stores each order once: the write is conditional.
 */
@NullMarked
package dev.orderflow.orders.process;

import org.jspecify.annotations.NullMarked;
