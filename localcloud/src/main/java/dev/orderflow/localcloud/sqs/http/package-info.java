/**
 * SQS as it is spoken over HTTP, in AWS's JSON protocol and in the older query protocol: both are
 * read into the SDK's requests and answered by an SDK client, whichever it is.
 */
@NullMarked
package dev.orderflow.localcloud.sqs.http;

import org.jspecify.annotations.NullMarked;
