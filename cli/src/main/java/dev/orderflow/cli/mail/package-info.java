/** The mail that the local cloud kept instead of sending it. */
@NullMarked
package dev.orderflow.cli.mail;

import org.jspecify.annotations.NullMarked;
