/** What every command shares with the terminal: streams, colour, tables, exit codes and Ctrl-C. */
@NullMarked
package dev.orderflow.cli.terminal;

import org.jspecify.annotations.NullMarked;
