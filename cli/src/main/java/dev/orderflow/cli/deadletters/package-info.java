/** Dead letters: where they lie, why they failed, and the way back to where they came from. */
@NullMarked
package dev.orderflow.cli.deadletters;

import org.jspecify.annotations.NullMarked;
