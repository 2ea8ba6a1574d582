/** What checks share: where the project's files are, and how to run a command. */
@NullMarked
package dev.orderflow.checks.tools;

import org.jspecify.annotations.NullMarked;
