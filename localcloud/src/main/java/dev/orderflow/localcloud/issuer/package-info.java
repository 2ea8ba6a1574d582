/** A small OpenID issuer for development: whoever is on this machine may be whom they like. */
@NullMarked
package dev.orderflow.localcloud.issuer;

import org.jspecify.annotations.NullMarked;
