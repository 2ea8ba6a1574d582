@NullMarked
package dev.orderflow.cli.data;

import org.jspecify.annotations.NullMarked;
