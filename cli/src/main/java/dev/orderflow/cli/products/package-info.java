/** The catalogue from the command line: what is in stock, at which price, and what comes in. */
@NullMarked
package dev.orderflow.cli.products;

import org.jspecify.annotations.NullMarked;
