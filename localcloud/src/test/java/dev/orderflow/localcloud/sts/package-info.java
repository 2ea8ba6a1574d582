/** Who AWS clients are told they are. */
@NullMarked
package dev.orderflow.localcloud.sts;

import org.jspecify.annotations.NullMarked;
