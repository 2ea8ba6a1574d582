@NullMarked
package dev.orderflow.api.operate;

import org.jspecify.annotations.NullMarked;
