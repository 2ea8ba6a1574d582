/** Breaks the rules of localcloud on purpose, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.localcloud;

import org.jspecify.annotations.NullMarked;
