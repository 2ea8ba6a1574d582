/** That no regular expression takes much longer than its text is long, whatever the text. */
@NullMarked
package dev.orderflow.checks.patterns;

import org.jspecify.annotations.NullMarked;
