/**
 * Runs what the documentation shows. In a fenced block marked {@code console}, a line after {@code
 * $ } is a command and the lines below it are what it prints; blocks of other kinds are left alone.
 */
@NullMarked
package dev.orderflow.checks.docs;

import org.jspecify.annotations.NullMarked;
