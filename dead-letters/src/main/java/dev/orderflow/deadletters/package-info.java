/**
 * Dead letters: where they lie, why they failed, and the way back to where they came from. The
 * command line and the operations API bring them back by the same code.
 */
@NullMarked
package dev.orderflow.deadletters;

import org.jspecify.annotations.NullMarked;
