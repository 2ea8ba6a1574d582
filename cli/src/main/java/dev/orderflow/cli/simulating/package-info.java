/** Drives orders through all paths while everything around them fails, and looks for violations. */
@NullMarked
package dev.orderflow.cli.simulating;

import org.jspecify.annotations.NullMarked;
