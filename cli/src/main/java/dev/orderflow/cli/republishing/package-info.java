/** Hands changes, and orders' whole histories, to the function that publishes them. */
@NullMarked
package dev.orderflow.cli.republishing;

import org.jspecify.annotations.NullMarked;
