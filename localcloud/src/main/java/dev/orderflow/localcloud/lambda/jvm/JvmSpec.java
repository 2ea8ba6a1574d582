package dev.orderflow.localcloud.lambda.jvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a function's JVM is started.
 *
 * @param code jars with the handler and all it needs, the handler's first
 * @param environment all of the process's environment variables but AWS_LAMBDA_RUNTIME_API
 * @param flags JVM options beyond Lambda's own
 * @param prefix what runs the JVM, such as {@code taskset -c 1}; mostly nothing
 */
public record JvmSpec(
    String functionArn,
    String handler,
    List<Path> code,
    int memoryMegabytes,
    Map<String, String> environment,
    List<String> flags,
    List<String> prefix) {

  /** Lambda leaves the heap this share of the function's memory. */
  private static final double HEAP_SHARE = 0.85;

  public JvmSpec {
    code = List.copyOf(code);
    environment = Map.copyOf(environment);
    flags = List.copyOf(flags);
    prefix = List.copyOf(prefix);
  }

  public JvmSpec withFlags(String... more) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(List.of(more));
    return new JvmSpec(functionArn, handler, code, memoryMegabytes, environment, all, prefix);
  }

  public JvmSpec withVariable(String name, String value) {
    Map<String, String> all = new HashMap<>(environment);
    all.put(name, value);
    return new JvmSpec(functionArn, handler, code, memoryMegabytes, all, flags, prefix);
  }

  /** Lambda's own options for an on-demand Java function, then those of this JVM. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + (int) (memoryMegabytes * HEAP_SHARE) + "m");
    options.add("-XX:+UseSerialGC");
    options.add("-XX:TieredStopAtLevel=1");
    options.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    options.add("-Djava.net.preferIPv4Stack=true");
    options.add("-XX:+ErrorFileToStdout");
    options.add("-XX:-CreateCoredumpOnCrash");
    options.add("-Dstdout.encoding=UTF-8");
    options.add("-Dstderr.encoding=UTF-8");
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("--sun-misc-unsafe-memory-access=allow");
    options.addAll(flags);
    return options;
  }
}
