/** Breaks the rules of orders/domain on purpose, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.orders.domain;

import org.jspecify.annotations.NullMarked;
