/** Numbers as reports show them. */
@NullMarked
package dev.orderflow.checks.bench.figures;

import org.jspecify.annotations.NullMarked;
