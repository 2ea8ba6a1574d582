@NullMarked
package dev.orderflow.cli.payments;

import org.jspecify.annotations.NullMarked;
