package dev.orderflow.checks.docs;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/** One bash in which a document's commands run one after another. */
final class BashSession implements AutoCloseable {

  /** Only ever reached by a command that hangs. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** How a command ended and what it printed, errors included. */
  record Answer(int status, String output) {}

  private final Path files;
  private final Process bash;
  private int number;

  BashSession(Path directory, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "--noprofile", "--norc").directory(directory.toFile());
    builder.environment().putAll(environment);
    try {
      files = Files.createTempDirectory("session");
      Path chatter = files.resolve("bash.log");
      bash = builder.redirectErrorStream(true).redirectOutput(chatter.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end. */
  Answer run(String command) {
    Path step = step(command);
    Path ended = Path.of(step + ".ended");
    say(". %1$s </dev/null >%1$s.log 2>&1; echo $? >%2$s.part; mv %2$s.part %2$s", step, ended);
    try {
      await().atMost(PATIENCE).until(() -> Files.exists(ended));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("still running: " + command + "\n" + log(step), e);
    }
    return new Answer(Integer.parseInt(text(ended).strip()), log(step));
  }

  /** Starts a command and waits until what it has printed is what is awaited. */
  Answer start(String command, Predicate<String> awaited) {
    Path step = step("exec env " + command.substring(0, command.length() - 1));
    say(". %1$s </dev/null >%1$s.log 2>&1 &", step);
    try {
      await().atMost(PATIENCE).until(() -> awaited.test(log(step)));
      return new Answer(0, log(step));
    } catch (ConditionTimeoutException e) {
      return new Answer(0, log(step));
    }
  }

  @Override
  public void close() {
    bash.descendants().forEach(ProcessHandle::destroyForcibly);
    bash.descendants().forEach(it -> it.onExit().join());
    bash.destroy();
  }

  private Path step(String command) {
    try {
      return Files.writeString(files.resolve("step-" + ++number), command + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(String line, Object... parts) {
    try {
      bash.getOutputStream().write((line.formatted(parts) + "\n").getBytes());
      bash.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String log(Path step) {
    Path log = Path.of(step + ".log");
    return Files.exists(log) ? text(log) : "";
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
