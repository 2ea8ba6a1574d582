/** What {@code up --data} keeps: whether it is whole, and what can be saved of it. */
@NullMarked
package dev.orderflow.cli.data;

import org.jspecify.annotations.NullMarked;
