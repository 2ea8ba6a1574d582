/** What is kept on disk, readable for its owner alone. */
@NullMarked
package dev.orderflow.localcloud.files;

import org.jspecify.annotations.NullMarked;
