@NullMarked
package dev.orderflow.localcloud.mail;

import org.jspecify.annotations.NullMarked;
