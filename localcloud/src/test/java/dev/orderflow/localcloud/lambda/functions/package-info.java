/** Functions that misbehave on purpose; packed into a jar of their own by tests. */
@NullMarked
package dev.orderflow.localcloud.lambda.functions;

import org.jspecify.annotations.NullMarked;
