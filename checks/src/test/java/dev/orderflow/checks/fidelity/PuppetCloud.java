package dev.orderflow.checks.fidelity;

import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A local cloud that keeps its data, in a process of its own, which may be killed at any time. */
record PuppetCloud(Process process, AwsClients aws) implements AutoCloseable {

  public static void main(String[] arguments) {
    Settings settings =
        Settings.inMemory(List.of(Path.of(arguments[0]))).keptIn(Path.of(arguments[1]));
    System.out.println(LocalCloud.boot(settings).endpoint());
  }

  static PuppetCloud start(Path template, Path data) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx320m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            PuppetCloud.class.getName(),
            template.toString(),
            data.toString());
    builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String endpoint = process.inputReader().readLine();
    if (endpoint == null) {
      throw new IllegalStateException("it did not start: " + process);
    }
    return new PuppetCloud(process, new AwsClients(URI.create(endpoint)));
  }

  /** As {@code kill -9} does; returns when it is dead. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
