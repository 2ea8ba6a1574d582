/**
 * Tells customers who are looking what is new of their orders, as it happens.
 *
 * <p>In: connections of a WebSocket API, and milestones, rejections and {@code Customer Notified}
 * from {@code news-queue}. Out: one message to each connection of the order's customer and of every
 * operator who asked for all. Failure path: a connection that is gone is forgotten, one that does
 * not keep up is cut off; a message that could not be passed on for another reason is tried again
 * and ends in {@code news-dlq}. What is told again has the same id.
 */
@NullMarked
package dev.orderflow.services.live;

import org.jspecify.annotations.NullMarked;
