/**
 * What customers change: they submit orders, and ask for them to be cancelled or returned.
 *
 * <p>In: {@code POST /orders}, {@code POST /orders/{id}/cancel}, {@code POST /orders/{id}/return}.
 * Out: an item of {@code CustomerOrders} and then the event {@code Order Created}; the events
 * {@code Order Cancel Requested} and {@code Order Return Requested}. Failure path: what is not both
 * kept and published is not acknowledged, and the same request completes it; whatever was published
 * twice is stored once.
 */
@NullMarked
package dev.orderflow.api.submit;

import org.jspecify.annotations.NullMarked;
