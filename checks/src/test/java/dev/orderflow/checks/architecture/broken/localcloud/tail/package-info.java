/** Breaks the rules of localcloud/tail on purpose, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.localcloud.tail;

import org.jspecify.annotations.NullMarked;
