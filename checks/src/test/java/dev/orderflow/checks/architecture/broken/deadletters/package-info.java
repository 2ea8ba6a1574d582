/** Breaks the rules of dead letters on purpose, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.deadletters;

import org.jspecify.annotations.NullMarked;
