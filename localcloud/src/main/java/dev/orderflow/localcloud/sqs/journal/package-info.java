/**
 * What keeps queues across a killed process: a file to which every change is appended before it is
 * acknowledged, and from which they are read back.
 *
 * <p>It survives the death of the process, not a power cut: nothing is forced to the disk before
 * {@link dev.orderflow.localcloud.sqs.journal.Journal#close}.
 */
@NullMarked
package dev.orderflow.localcloud.sqs.journal;

import org.jspecify.annotations.NullMarked;
