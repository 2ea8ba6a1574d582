/** Order events in: lines of NDJSON, published in PutEvents batches; every line accounted for. */
@NullMarked
package dev.orderflow.cli.sending;

import org.jspecify.annotations.NullMarked;
