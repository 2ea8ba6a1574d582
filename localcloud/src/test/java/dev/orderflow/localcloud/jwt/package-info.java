/** Tokens of all kinds, most of which must be refused. */
@NullMarked
package dev.orderflow.localcloud.jwt;

import org.jspecify.annotations.NullMarked;
