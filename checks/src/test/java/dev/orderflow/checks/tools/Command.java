package dev.orderflow.checks.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command to run in a directory.
 *
 * @param environment all that it sees; see {@link #inheriting}
 */
public record Command(Path directory, Map<String, String> environment, List<String> words) {

  /** Only ever reached by a command that hangs. */
  private static final int PATIENCE_IN_MINUTES = 10;

  /** How it ended and what it said. */
  public record Ended(int status, String out, String err) {}

  public Command {
    environment = Map.copyOf(environment);
    words = List.copyOf(words);
  }

  /** With this JVM's environment, except that the JDK is the one that runs this. */
  public static Command inheriting(Path directory, String... words) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return new Command(directory, environment, List.of(words));
  }

  public Ended run() {
    try {
      Path out = Files.createTempFile("command", ".out");
      Path err = Files.createTempFile("command", ".err");
      try {
        int status = run(out, err);
        return new Ended(status, Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int run(Path out, Path err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("still running: " + words);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return process.exitValue();
  }
}
