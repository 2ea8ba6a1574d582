/**
 * SES v2, as far as sending goes: nothing leaves this machine, every mail is kept as the {@code
 * .eml} that would have gone out, and can be read.
 */
@NullMarked
package dev.orderflow.localcloud.mail;

import org.jspecify.annotations.NullMarked;
