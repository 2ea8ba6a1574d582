package dev.orderflow.localcloud.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.localcloud.lambda.functions.Hangs;
import dev.orderflow.localcloud.lambda.jvm.Cache;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {

  @TempDir private Path directory;

  @Test
  void functionsEndWhenTheLocalCloudIsKilled() throws IOException {
    Process localCloud =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LocalCloudToKill.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = localCloud.inputReader()) {
      long function = Long.parseLong(out.readLine());
      assertThat(ProcessHandle.of(function)).isPresent();
      localCloud.destroyForcibly();
      await().until(() -> ProcessHandle.of(function).filter(ProcessHandle::isAlive).isEmpty());
    } finally {
      localCloud.destroyForcibly();
    }
  }

  /** Prints the process id of a function's JVM, and stays. */
  static final class LocalCloudToKill {

    private LocalCloudToKill() {}

    public static void main(String[] args) throws InterruptedException {
      Path directory = Path.of(args[0]);
      Path jar = TestFunctions.packedIn(directory);
      var runtime =
          new IsolatedRuntime(
              TestFunctions.settings(Hangs.class, jar),
              URI.create("http://127.0.0.1:4566"),
              (function, request, text) -> {},
              new Cache(directory.resolve("cache")),
              Duration.ofMinutes(5),
              false);
      Outcome pid = runtime.invoke(new Invocation("1", "1".getBytes(UTF_8), "Root=1-0-0", null));
      if (pid instanceof Outcome.Succeeded(byte[] digits)) {
        System.out.println(new String(digits, UTF_8));
      }
      new CountDownLatch(1).await();
    }
  }
}
