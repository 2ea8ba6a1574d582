package dev.orderflow.localcloud.lambda;

/**
 * Runs one function's code: in this JVM or in JVMs of its own. Safe for concurrent calls up to the
 * function's concurrency.
 */
interface FunctionRuntime extends AutoCloseable {

  /** Blocks until the function has answered; never throws for a function's failure. */
  Outcome invoke(Invocation invocation);

  @Override
  void close();
}
