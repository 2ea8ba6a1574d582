/** Text, tables. */
@NullMarked
package dev.orderflow.cli.terminal;

import org.jspecify.annotations.NullMarked;
