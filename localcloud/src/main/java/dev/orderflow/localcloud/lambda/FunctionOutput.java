package dev.orderflow.localcloud.lambda;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Routes what code prints to System.out and System.err, while it runs, to a function's log. */
public interface FunctionOutput {

  /** Runs the code; each line that it or a thread it starts prints goes to {@code lines}. */
  <T> T during(Consumer<String> lines, Callable<T> code) throws Exception;
}
