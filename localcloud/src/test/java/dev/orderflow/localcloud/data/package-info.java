@NullMarked
package dev.orderflow.localcloud.data;

import org.jspecify.annotations.NullMarked;
