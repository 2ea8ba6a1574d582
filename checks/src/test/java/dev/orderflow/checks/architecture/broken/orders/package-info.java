/** Breaks the rules of orders on purpose, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.orders;

import org.jspecify.annotations.NullMarked;
