/** Lines however long and however ended. */
@NullMarked
package dev.orderflow.cli.lines;

import org.jspecify.annotations.NullMarked;
