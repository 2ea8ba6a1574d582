@NullMarked
package dev.orderflow.localcloud.cloudwatch;

import org.jspecify.annotations.NullMarked;
