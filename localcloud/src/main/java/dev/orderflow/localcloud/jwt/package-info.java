/** Tokens, verified as an HTTP API's JWT authorizer verifies them. */
@NullMarked
package dev.orderflow.localcloud.jwt;

import org.jspecify.annotations.NullMarked;
