/**
 * What is said between the parts: the names of the events, the records they carry and, beside them
 * as resources, their JSON Schemas with accepted and refused samples. It depends on the JDK alone.
 */
@NullMarked
package dev.orderflow.contracts;

import org.jspecify.annotations.NullMarked;
