/** A carrier that carries nothing, on one machine and until a real one is chosen. */
@NullMarked
package dev.orderflow.services.shipping.sandbox;

import org.jspecify.annotations.NullMarked;
