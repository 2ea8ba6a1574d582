/** Breaks the rules of cli on purpose, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.cli;

import org.jspecify.annotations.NullMarked;
