/** The Online Retail CSV in, order events out; every line and every invoice accounted for. */
@NullMarked
package dev.orderflow.cli.importing;

import org.jspecify.annotations.NullMarked;
