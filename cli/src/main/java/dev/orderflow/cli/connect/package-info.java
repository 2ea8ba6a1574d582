/** Which system a command talks to, and the AWS clients that reach it. */
@NullMarked
package dev.orderflow.cli.connect;

import org.jspecify.annotations.NullMarked;
