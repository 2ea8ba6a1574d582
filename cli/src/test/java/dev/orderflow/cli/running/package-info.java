@NullMarked
package dev.orderflow.cli.running;

import org.jspecify.annotations.NullMarked;
