/** Breaks the rules of api on purpose, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.api;

import org.jspecify.annotations.NullMarked;
