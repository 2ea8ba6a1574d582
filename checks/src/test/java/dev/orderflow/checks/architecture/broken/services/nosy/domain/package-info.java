/** Breaks the rule of a service's domain, so that it is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.services.nosy.domain;

import org.jspecify.annotations.NullMarked;
