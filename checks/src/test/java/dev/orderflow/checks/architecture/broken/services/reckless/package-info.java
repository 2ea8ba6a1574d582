/** Breaks the rules on what functions leave alone, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.services.reckless;

import org.jspecify.annotations.NullMarked;
