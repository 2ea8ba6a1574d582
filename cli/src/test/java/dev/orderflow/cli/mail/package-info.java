@NullMarked
package dev.orderflow.cli.mail;

import org.jspecify.annotations.NullMarked;
