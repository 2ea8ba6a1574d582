package dev.orderflow.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {

  private static final URI PAGE = URI.create("http://127.0.0.1:8080/");

  @TempDir Path directory;

  @Test
  void theDesktopSaysHowPagesAreOpened() {
    assertThat(new Browser(Map.of(), "Mac OS X").program()).hasValue("open");
    assertThat(new Browser(Map.of("DISPLAY", ":0"), "Linux").program()).hasValue("xdg-open");
    assertThat(new Browser(Map.of("WAYLAND_DISPLAY", "w"), "Linux").program()).hasValue("xdg-open");
    assertThat(new Browser(Map.of("BROWSER", "firefox:w3m"), "Linux").program())
        .hasValue("firefox");
  }

  @Test
  void whereThereIsNoneNothingFails() {
    assertThat(new Browser(Map.of(), "Linux").open(PAGE)).isFalse();
    assertThat(new Browser(Map.of("BROWSER", "/not/there"), "Linux").open(PAGE)).isFalse();
  }

  @Test
  void thePageIsHandedToTheProgram() throws Exception {
    Path program = directory.resolve("browser");
    Path seen = directory.resolve("seen");
    Files.writeString(
        program,
        "#!/bin/sh\necho \"$1\" > \""
            + seen
            + ".new\"\nmv \""
            + seen
            + ".new\" \""
            + seen
            + "\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    assertThat(new Browser(Map.of("BROWSER", program.toString()), "Linux").open(PAGE)).isTrue();

    await().until(() -> Files.exists(seen));
    assertThat(Files.readString(seen)).isEqualTo(PAGE + "\n");
  }
}
