/** What every function shares: its environment, JSON, event envelope, batches, metrics and logs. */
@NullMarked
package dev.orderflow.kit;

import org.jspecify.annotations.NullMarked;
