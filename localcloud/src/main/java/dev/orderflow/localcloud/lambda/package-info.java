/**
 * Functions: where their code runs, in this JVM or in JVMs of their own, and who calls them.
 *
 * <p>Whatever a function does, its {@link FunctionRuntime} answers with an {@link Outcome}.
 */
@NullMarked
package dev.orderflow.localcloud.lambda;

import org.jspecify.annotations.NullMarked;
