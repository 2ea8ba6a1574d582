@NullMarked
package dev.orderflow.kit;

import org.jspecify.annotations.NullMarked;
