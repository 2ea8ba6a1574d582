/** The one account that everything local lives in, and who may be calling it. */
@NullMarked
package dev.orderflow.localcloud.account;

import org.jspecify.annotations.NullMarked;
