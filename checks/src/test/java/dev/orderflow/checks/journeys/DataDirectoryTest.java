package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --data} keeps is its owner's alone, whatever the umask and whoever made it. */
@DisabledOnOs(OS.WINDOWS)
class DataDirectoryTest {

  private static final int LEAST_FILES = 10;

  @TempDir Path folder;

  @Test
  void nobodyElseMayReadAnythingInIt() throws Exception {
    Path data = folder.resolve("data");
    live(data, "KEPT-1");
    assertOwnerOnly(data);

    // As an earlier version left it.
    for (Path path : all(data)) {
      String open = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(open));
    }
    live(data, "KEPT-2");
    assertOwnerOnly(data);
  }

  /** What lies beside it there is somebody's, and stays as it is. */
  @Test
  void aDirectoryWithOtherThingsInItIsNotClosed() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path other = Files.writeString(home.resolve("other.txt"), "mine");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
    live(home, "KEPT-3");
    assertThat(permissions(home)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(other)).isEqualTo("rw-r--r--");
    for (Path path : all(home)) {
      if (!path.equals(home) && !path.equals(other)) {
        assertThat(permissions(path)).as(path.toString()).endsWith("------");
      }
    }
  }

  /** Everything that is ever kept is written: an order, a mail, a token's key, logs, places. */
  private static void live(Path data, String orderId) throws IOException, InterruptedException {
    try (UpProcess up = UpProcess.start(data, "umask 000;");
        HttpClient http = HttpClient.newHttpClient()) {
      ApiClient.of(http, up.api, "C-1", "orders:read");
      up.aws.publish(Orders.small(orderId));
      up.aws.awaitProcessed(List.of(orderId));
      AwsClients.awaitTrue("a mail", () -> has(data.resolve("mail"), ".eml"));
      AwsClients.awaitTrue("a place", () -> has(data, ".json"));
    }
  }

  private static void assertOwnerOnly(Path data) throws IOException {
    for (Path path : all(data)) {
      String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
      assertThat(permissions(path)).as(path.toString()).isEqualTo(expected);
    }
    assertThat(all(data))
        .hasSizeGreaterThan(LEAST_FILES)
        .anyMatch(it -> it.endsWith("dev-issuer.jwk"))
        .anyMatch(it -> it.endsWith("tables.db"));
  }

  private static boolean has(Path directory, String ending) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.anyMatch(it -> it.toString().endsWith(ending));
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<Path> all(Path data) throws IOException {
    try (Stream<Path> paths = Files.walk(data)) {
      return paths.toList();
    }
  }
}
