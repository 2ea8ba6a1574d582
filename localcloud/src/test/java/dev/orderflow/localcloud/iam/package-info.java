/** What functions may and may not do. */
@NullMarked
package dev.orderflow.localcloud.iam;

import org.jspecify.annotations.NullMarked;
