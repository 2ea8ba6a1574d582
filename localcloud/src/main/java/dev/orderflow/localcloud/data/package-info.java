/** What is kept, looked at as a whole: whether it is all there, and what can be saved of it. */
@NullMarked
package dev.orderflow.localcloud.data;

import org.jspecify.annotations.NullMarked;
