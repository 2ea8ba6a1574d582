/** Endpoints and credentials, chosen. */
@NullMarked
package dev.orderflow.cli.connect;

import org.jspecify.annotations.NullMarked;
