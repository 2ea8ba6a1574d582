/** Breaks the rules on whom a service may know, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.services.nosy;

import org.jspecify.annotations.NullMarked;
