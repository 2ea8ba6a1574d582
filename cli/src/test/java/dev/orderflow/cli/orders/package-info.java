/** Orders and rejections shown from real tables. */
@NullMarked
package dev.orderflow.cli.orders;

import org.jspecify.annotations.NullMarked;
