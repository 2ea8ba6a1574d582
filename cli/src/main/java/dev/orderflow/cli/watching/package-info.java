/**
 * {@code orderflow watch}: what is new of orders, as it happens, over a WebSocket.
 *
 * <p>News may come twice or out of order, and those that were told while nobody listened do not
 * come again: where one order is followed, it is looked at itself whenever news may be missing.
 */
@NullMarked
package dev.orderflow.cli.watching;

import org.jspecify.annotations.NullMarked;
