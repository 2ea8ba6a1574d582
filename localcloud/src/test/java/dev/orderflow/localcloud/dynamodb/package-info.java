/** Tests of the tables, through Java calls and through HTTP alike. */
@NullMarked
package dev.orderflow.localcloud.dynamodb;

import org.jspecify.annotations.NullMarked;
