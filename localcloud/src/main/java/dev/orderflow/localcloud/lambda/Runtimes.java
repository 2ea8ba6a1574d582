package dev.orderflow.localcloud.lambda;

import dev.orderflow.kit.Environment;
import dev.orderflow.localcloud.template.Function;
import java.net.URI;

/** Where functions run: all of them in this JVM, or each in JVMs of its own. */
public sealed interface Runtimes {

  FunctionRuntime runtime(FunctionSettings settings, Function template);

  /** The most calls of one function at once that this machine should bear. */
  int mostConcurrent();

  /** By this access key a function's calls are known as its own. */
  static String accessKeyId(String functionName) {
    return "LOCAL-" + functionName;
  }

  /** What a function in this JVM is given. */
  @FunctionalInterface
  interface Environments {
    Environment of(Function template);
  }

  /** All in this JVM. */
  record InProcess(Environments environments, LogSink log, FunctionOutput output)
      implements Runtimes {

    @Override
    public FunctionRuntime runtime(FunctionSettings settings, Function template) {
      return new InProcessRuntime(settings, environments.of(template), log, output);
    }

    @Override
    public int mostConcurrent() {
      return 64;
    }
  }

  /**
   * Each in JVMs of its own.
   *
   * @param endpoint where their SDK clients find AWS
   */
  record Isolated(URI endpoint, LogSink log) implements Runtimes {

    @Override
    public FunctionRuntime runtime(FunctionSettings settings, Function template) {
      return new IsolatedRuntime(settings, endpoint, log);
    }

    @Override
    public int mostConcurrent() {
      return Math.max(2, Runtime.getRuntime().availableProcessors());
    }
  }
}
