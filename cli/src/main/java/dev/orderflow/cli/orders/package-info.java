/** Orders and rejections as the tables hold them, and the way an order went. */
@NullMarked
package dev.orderflow.cli.orders;

import org.jspecify.annotations.NullMarked;
