/**
 * Queues: called in process by functions and, behind the endpoint, by other clients, with a journal
 * when they are to outlive the process.
 *
 * <pre>
 *   http.SqsService ---> InProcessSqs ---> LocalQueue --- before it answers ---> Journal
 *                                             |
 *                                             +-- received too often --> LocalQueue of the
 *                                                                        dead letters
 * </pre>
 */
@NullMarked
package dev.orderflow.localcloud.sqs;

import org.jspecify.annotations.NullMarked;
