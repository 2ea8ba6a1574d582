/**
 * Work in the background: who does it, where it waits, by when it has to be done, what may go
 * amiss.
 */
@NullMarked
package dev.orderflow.localcloud.work;

import org.jspecify.annotations.NullMarked;
