/**
 * What customers see: their orders, one order's history, and the catalogue.
 *
 * <p>In: {@code GET /orders}, {@code GET /orders/{id}}, {@code GET /orders/{id}/history}, {@code
 * GET /products}. Out: JSON; nothing is changed. Failure path: a table that does not answer is a
 * 503, and the same request may succeed later.
 */
@NullMarked
package dev.orderflow.api.read;

import org.jspecify.annotations.NullMarked;
