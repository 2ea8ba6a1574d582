/** STS, as far as clients need it to ask who they are. */
@NullMarked
package dev.orderflow.localcloud.sts;

import org.jspecify.annotations.NullMarked;
