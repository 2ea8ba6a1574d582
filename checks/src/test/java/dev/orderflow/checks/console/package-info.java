/** The console in a real browser: both faces, from sign-in to the last button. */
@NullMarked
package dev.orderflow.checks.console;

import org.jspecify.annotations.NullMarked;
