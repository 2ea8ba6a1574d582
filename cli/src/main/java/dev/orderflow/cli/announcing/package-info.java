/** Hands changes, and orders' whole histories, to the function that announces them. */
@NullMarked
package dev.orderflow.cli.announcing;

import org.jspecify.annotations.NullMarked;
