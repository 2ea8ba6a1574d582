/** Breaks the rules of localcloud/snake on purpose, so that each is shown to bite. */
@NullMarked
package dev.orderflow.checks.architecture.broken.localcloud.snake;

import org.jspecify.annotations.NullMarked;
