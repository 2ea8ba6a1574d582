/** The CSV format with its dirt. */
@NullMarked
package dev.orderflow.cli.importing;

import org.jspecify.annotations.NullMarked;
