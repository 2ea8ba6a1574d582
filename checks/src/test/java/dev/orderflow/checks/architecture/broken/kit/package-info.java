/** Breaks the rules of kit on purpose, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.kit;

import org.jspecify.annotations.NullMarked;
