/** Tests of what customers see. */
@NullMarked
package dev.orderflow.api.read;

import org.jspecify.annotations.NullMarked;
