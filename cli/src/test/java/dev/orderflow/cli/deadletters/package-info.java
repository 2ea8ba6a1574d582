/** Dead letters in real queues, shown and sent back. */
@NullMarked
package dev.orderflow.cli.deadletters;

import org.jspecify.annotations.NullMarked;
