package dev.orderflow.cli.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process stopped by a real signal while it waits for more input. */
final class StoppedProcessTest {

  // SIGTERM takes the way that SIGINT takes, and no shell starts its children deaf to it. The JVM
  // exits with 128 + the signal's number: 130 for Ctrl-C.
  private static final int TERMINATED = 143;

  @TempDir private Path directory = Path.of(".");

  @Test
  void finishesWhatIsInFlightAndSaysWhatItDid() throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    try (StubBus bus = StubBus.healthy()) {
      Process process =
          new ProcessBuilder(command(bus.url()))
              .redirectOutput(Redirect.to(out.toFile()))
              .redirectError(Redirect.to(err.toFile()))
              .start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write("{\"orderId\":\"ORD-1\"}\n".getBytes(StandardCharsets.UTF_8));
        stdin.flush();
        await().until(() -> bus.details().size() == 1);
        // By its handle: Process.destroy would close its input too, and so end it another way.
        process.toHandle().destroy();
        assertThat(process.waitFor()).as(Files.readString(err)).isEqualTo(TERMINATED);
      }
    }
    assertThat(Files.readString(out)).contains("published 1 order in ", "interrupted");
  }

  private static List<String> command(String url) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "dev.orderflow.cli.Orderflow",
        "send",
        "-",
        "--endpoint-url",
        url);
  }
}
