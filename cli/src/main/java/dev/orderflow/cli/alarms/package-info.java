/** The alarms of the templates, and which of them say that something is wrong. */
@NullMarked
package dev.orderflow.cli.alarms;

import org.jspecify.annotations.NullMarked;
