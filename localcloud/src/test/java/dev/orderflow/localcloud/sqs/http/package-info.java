@NullMarked
package dev.orderflow.localcloud.sqs.http;

import org.jspecify.annotations.NullMarked;
