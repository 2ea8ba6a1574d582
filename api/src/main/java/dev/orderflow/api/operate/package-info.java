/**
 * What operators see and do: the system's stations, every order and its whole way, rejections, dead
 * letters and their way back, stock, alarms and metrics.
 *
 * <p>In: {@code GET} and {@code POST /operations/...}, with scope {@code orders:operate}. Out:
 * JSON; a redriven letter is sent before it is deleted, and restocked units are added in one write.
 * Failure path: what does not answer is a 503, and the same request may succeed later; a letter
 * that was sent twice meanwhile is harmless, since everything behind it counts once.
 */
@NullMarked
package dev.orderflow.api.operate;

import org.jspecify.annotations.NullMarked;
