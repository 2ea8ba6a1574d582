/**
 * What the API's functions share: a request as an HTTP API hands it over (payload format 2.0), the
 * answer to it, and problems as people and programs read them (RFC 9457).
 */
@NullMarked
package dev.orderflow.api.http;

import org.jspecify.annotations.NullMarked;
