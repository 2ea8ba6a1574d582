/** Breaks the rules of contracts on purpose, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.contracts;

import org.jspecify.annotations.NullMarked;
