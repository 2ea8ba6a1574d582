/** What functions print, as AWS clients read it. */
@NullMarked
package dev.orderflow.localcloud.logs;

import org.jspecify.annotations.NullMarked;
