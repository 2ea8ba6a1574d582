/** The command line, driven in process the way a shell drives it. */
@NullMarked
package dev.orderflow.cli;

import org.jspecify.annotations.NullMarked;
