/** The one command as a newcomer finds it: which JDK it takes, and what it says without one. */
@NullMarked
package dev.orderflow.checks.script;

import org.jspecify.annotations.NullMarked;
