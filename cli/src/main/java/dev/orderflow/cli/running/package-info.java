/** The local cloud from the command line: {@code up} runs it, {@code demo} shows an order's way. */
@NullMarked
package dev.orderflow.cli.running;

import org.jspecify.annotations.NullMarked;
