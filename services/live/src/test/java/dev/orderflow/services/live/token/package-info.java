/** Tests of which tokens are good. */
@NullMarked
package dev.orderflow.services.live.token;

import org.jspecify.annotations.NullMarked;
