/** The command line. */
@NullMarked
package dev.orderflow.cli;

import org.jspecify.annotations.NullMarked;
