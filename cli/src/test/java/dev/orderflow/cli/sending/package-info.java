/** Lines sent to a bus that fails on purpose. */
@NullMarked
package dev.orderflow.cli.sending;

import org.jspecify.annotations.NullMarked;
