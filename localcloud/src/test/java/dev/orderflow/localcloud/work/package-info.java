@NullMarked
package dev.orderflow.localcloud.work;

import org.jspecify.annotations.NullMarked;
