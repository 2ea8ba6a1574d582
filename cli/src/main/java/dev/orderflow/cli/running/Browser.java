package dev.orderflow.cli.running;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens a page in the browser of whoever sits here, if anyone does.
 *
 * @param environment the process's environment variables
 * @param system its name, as in the property {@code os.name}
 */
record Browser(Map<String, String> environment, String system) {

  static Browser of(Map<String, String> environment) {
    return new Browser(environment, System.getProperty("os.name", ""));
  }

  /** What opens pages here: what the variable BROWSER names, else the desktop's own way. */
  Optional<String> program() {
    String all = environment.getOrDefault("BROWSER", "");
    int end = all.indexOf(File.pathSeparatorChar);
    String chosen = end < 0 ? all : all.substring(0, end);
    if (!chosen.isBlank()) {
      return Optional.of(chosen);
    }
    if (system.startsWith("Mac")) {
      return Optional.of("open");
    }
    boolean isDesktop =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return isDesktop ? Optional.of("xdg-open") : Optional.empty();
  }

  /** Whether a program could be started; none is waited for. */
  boolean open(URI page) {
    return program().filter(it -> start(List.of(it, page.toString()))).isPresent();
  }

  private static boolean start(List<String> command) {
    try {
      new ProcessBuilder(command)
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException notThere) {
      return false;
    }
  }
}
