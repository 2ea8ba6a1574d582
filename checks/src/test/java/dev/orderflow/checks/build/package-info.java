/** What the build promises: null checks that bite, a small functions' jar, the same jar twice. */
@NullMarked
package dev.orderflow.checks.build;

import org.jspecify.annotations.NullMarked;
