/** The development issuer's key. */
@NullMarked
package dev.orderflow.localcloud.issuer;

import org.jspecify.annotations.NullMarked;
