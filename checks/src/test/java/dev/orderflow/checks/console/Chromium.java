package dev.orderflow.checks.console;

import dev.orderflow.checks.tools.Command;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser without a window, and with nothing in it that anyone has left. */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path ON_A_MAC =
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final String LISTENING = "DevTools listening on ";
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-default-apps",
          "--disable-sync",
          "--hide-scrollbars",
          "--lang=en-GB",
          "--remote-debugging-port=0");

  private final Process process;
  private final Path profile;
  private final DevTools devTools;

  private Chromium(Process process, Path profile, DevTools devTools) {
    this.process = process;
    this.profile = profile;
    this.devTools = devTools;
  }

  static Chromium start() throws IOException {
    Path program = program().orElseGet(Chromium::installed);
    Path profile = Files.createTempDirectory("console-browser");
    List<String> command =
        Stream.concat(
                Stream.of(program.toString()),
                Stream.concat(FLAGS.stream(), Stream.of("--user-data-dir=" + profile)))
            .toList();
    Process process = new ProcessBuilder(command).start();
    BufferedReader lines = process.errorReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        // its later complaints are nobody's concern, but must not fill the pipe
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        URI address = URI.create(line.substring(LISTENING.length()));
        return new Chromium(process, profile, new DevTools(address));
      }
    }
    throw new IllegalStateException("chromium did not start: " + process);
  }

  private static Optional<Path> program() {
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(onPath, Stream.of(ON_A_MAC)).filter(Files::isExecutable).findFirst();
  }

  /** On a machine of continuous integration nobody else does it. */
  private static Path installed() {
    boolean possible =
        Files.exists(Path.of("/etc/debian_version"))
            && System.getProperty("user.name").equals("root");
    if (!possible) {
      throw new IllegalStateException("these tests need a browser: install the package chromium");
    }
    Path here = Path.of("").toAbsolutePath();
    Command.inheriting(here, "apt-get", "-qq", "update").run();
    Command.Ended ended =
        Command.inheriting(
                here, "apt-get", "-qq", "-y", "--no-install-recommends", "install", "chromium")
            .run();
    if (ended.status() != 0) {
      throw new IllegalStateException("apt-get cannot install chromium: " + ended.err());
    }
    return program().orElseThrow();
  }

  /** A tab that shares nothing with the others, as in a browser of its own. */
  Tab tab(URI console) {
    String context =
        text(devTools.call("", "Target.createBrowserContext", Map.of()), "browserContextId");
    Map<String, Object> where = Map.of("url", "about:blank", "browserContextId", context);
    String target = text(devTools.call("", "Target.createTarget", where), "targetId");
    String session =
        text(
            devTools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true)),
            "sessionId");
    return new Tab(devTools, session, context, console);
  }

  private static String text(Map<String, ?> answer, String name) {
    return String.valueOf(answer.get(name));
  }

  @Override
  public void close() throws IOException {
    devTools.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
    }
  }
}
