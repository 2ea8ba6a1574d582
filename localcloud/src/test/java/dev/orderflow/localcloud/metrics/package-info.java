@NullMarked
package dev.orderflow.localcloud.metrics;

import org.jspecify.annotations.NullMarked;
