/**
 * Event buses, on AWS's own event-ruler: what is published is matched against the rules and handed
 * to their targets; what a target does not take waits in a queue and, at last, in the dead-letter
 * queue.
 */
@NullMarked
package dev.orderflow.localcloud.bus;

import org.jspecify.annotations.NullMarked;
