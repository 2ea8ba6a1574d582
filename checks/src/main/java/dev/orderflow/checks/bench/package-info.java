/** {@code orderflow bench}: how fast the system is, measured the same way each time. */
@NullMarked
package dev.orderflow.checks.bench;

import org.jspecify.annotations.NullMarked;
