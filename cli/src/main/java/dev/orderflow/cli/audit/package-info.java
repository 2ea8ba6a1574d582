/** Adds up what came in and what became of it: orders, units of stock, and money. */
@NullMarked
package dev.orderflow.cli.audit;

import org.jspecify.annotations.NullMarked;
