/**
 * Payments from the command line: where each stands, what is booked, and whether the books agree.
 */
@NullMarked
package dev.orderflow.cli.payments;

import org.jspecify.annotations.NullMarked;
