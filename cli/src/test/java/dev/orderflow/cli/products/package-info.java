@NullMarked
package dev.orderflow.cli.products;

import org.jspecify.annotations.NullMarked;
