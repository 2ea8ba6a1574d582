/** Tests of what customers change. */
@NullMarked
package dev.orderflow.api.submit;

import org.jspecify.annotations.NullMarked;
