/** Begins a new service: everything that a listener needs, ready to boot and to be changed. */
@NullMarked
package dev.orderflow.cli.scaffold;

import org.jspecify.annotations.NullMarked;
