/** Files read line by line in constant memory, each line with its number. */
@NullMarked
package dev.orderflow.cli.lines;

import org.jspecify.annotations.NullMarked;
