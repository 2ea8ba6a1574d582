/**
 * What functions may do: the policies of their roles, decided on every call that they make, in this
 * JVM or over HTTP, at the one {@link dev.orderflow.localcloud.iam.Gate} where calls are counted
 * and made to fail on purpose too.
 */
@NullMarked
package dev.orderflow.localcloud.iam;

import org.jspecify.annotations.NullMarked;
