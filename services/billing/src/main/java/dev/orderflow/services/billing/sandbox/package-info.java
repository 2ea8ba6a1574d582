/**
 * A payment provider for tests, demonstrations and one machine: no money moves. What becomes of a
 * card, its token says. It remembers in a table of its own, as a provider would on its own side.
 */
@NullMarked
package dev.orderflow.services.billing.sandbox;

import org.jspecify.annotations.NullMarked;
