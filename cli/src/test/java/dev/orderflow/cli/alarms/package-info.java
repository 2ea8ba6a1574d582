@NullMarked
package dev.orderflow.cli.alarms;

import org.jspecify.annotations.NullMarked;
