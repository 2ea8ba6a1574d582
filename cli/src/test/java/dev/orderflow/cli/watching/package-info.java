/** Tests of following live news, as far as it goes without any; the rest are journeys. */
@NullMarked
package dev.orderflow.cli.watching;

import org.jspecify.annotations.NullMarked;
