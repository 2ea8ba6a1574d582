/** What is said between the parts: events, reasons and problems. */
@NullMarked
package dev.orderflow.contracts;

import org.jspecify.annotations.NullMarked;
