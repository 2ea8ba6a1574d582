/** Tests of what those who look are told. */
@NullMarked
package dev.orderflow.services.live;

import org.jspecify.annotations.NullMarked;
