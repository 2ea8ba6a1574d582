/** A function that does what its event tells it to; tests pack it into a jar of its own. */
@NullMarked
package dev.orderflow.checks.fidelity.functions;

import org.jspecify.annotations.NullMarked;
