@NullMarked
package dev.orderflow.localcloud.sqs.journal;

import org.jspecify.annotations.NullMarked;
