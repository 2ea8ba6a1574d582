package dev.orderflow.localcloud.sqs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a process with {@link Load} said until it ended. */
final class LoadProcess {

  final Set<String> sent = new HashSet<>();
  final Set<String> deleting = new HashSet<>();
  final Set<String> deleted = new HashSet<>();
  final List<String> refused = new ArrayList<>();

  private static final long FULL = 1 << 20;

  private LoadProcess() {}

  /**
   * @param killAfter the number of messages sent after which it is killed
   * @param shellPrefix what the shell does before it becomes the process
   */
  static LoadProcess run(Path journal, String way, int killAfter, String shellPrefix)
      throws IOException, InterruptedException {
    Process process = start(journal, way, shellPrefix);
    LoadProcess seen = new LoadProcess();
    try (BufferedReader lines = process.inputReader()) {
      seen.read(lines, process, killAfter);
    } finally {
      process.destroyForcibly().waitFor();
    }
    return seen;
  }

  /** It is killed as soon as it begins to write its journal anew. */
  static LoadProcess runUntilItCompacts(Path journal) throws IOException, InterruptedException {
    Path fresh = journal.resolveSibling(journal.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Process process = start(journal, Load.COMPACTING, "");
    Thread killer =
        Thread.ofPlatform()
            .start(
                () -> {
                  // a journal is made in the same way, but that one is small
                  while (process.isAlive()
                      && (Files.notExists(fresh) || journal.toFile().length() < FULL)) {
                    Thread.onSpinWait();
                  }
                  process.toHandle().destroyForcibly();
                });
    LoadProcess seen = new LoadProcess();
    try (BufferedReader lines = process.inputReader()) {
      seen.read(lines, process, Integer.MAX_VALUE);
    } finally {
      process.destroyForcibly().waitFor();
      killer.join();
    }
    return seen;
  }

  private static Process start(Path journal, String way, String shellPrefix) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            "sh",
            "-c",
            shellPrefix + " exec \"$0\" \"$@\"",
            java,
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Load.class.getName(),
            journal.toString(),
            way)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void read(BufferedReader lines, Process process, int killAfter) {
    try {
      String line;
      while ((line = lines.readLine()) != null) {
        note(line);
        if (sent.size() == killAfter) {
          // by its handle, which leaves what it has said to be read
          process.toHandle().destroyForcibly();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(String line) {
    int space = line.indexOf(' ');
    String body = line.substring(space + 1);
    switch (line.substring(0, Math.max(space, 0))) {
      case "sent" -> sent.add(body);
      case "deleting" -> deleting.add(body);
      case "deleted" -> deleted.add(body);
      case "refused" -> refused.add(body);
      default -> {
        // the last line of a killed process may be cut short
      }
    }
  }
}
