/**
 * One JVM that runs one function with AWS's own runtime interface client, and the Lambda Runtime
 * API that the client speaks to.
 *
 * <pre>
 *   start ----> starting --/next--> ready --call--> busy --/response, /error--> ready
 *                  |                  |               |
 *                  | /init/error      | killed        | deadline, exit
 *                  +------------------+---------------+--> ended
 * </pre>
 */
@NullMarked
package dev.orderflow.localcloud.lambda.jvm;

import org.jspecify.annotations.NullMarked;
