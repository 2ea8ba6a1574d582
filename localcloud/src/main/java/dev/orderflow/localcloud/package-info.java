/** The templates, booted on one machine. */
@NullMarked
package dev.orderflow.localcloud;

import org.jspecify.annotations.NullMarked;
