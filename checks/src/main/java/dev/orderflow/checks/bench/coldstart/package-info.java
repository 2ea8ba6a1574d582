/**
 * How fast functions start: each in a JVM of its own with AWS's runtime interface client, on one
 * core, against an AWS endpoint whose answers are canned; and beside them, in the same run, the
 * same work as most functions are written.
 */
@NullMarked
package dev.orderflow.checks.bench.coldstart;

import org.jspecify.annotations.NullMarked;
