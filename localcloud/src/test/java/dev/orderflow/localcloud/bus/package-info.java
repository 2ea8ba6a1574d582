@NullMarked
package dev.orderflow.localcloud.bus;

import org.jspecify.annotations.NullMarked;
