package dev.orderflow.localcloud.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory in which everything is kept. It may have been made by an earlier version, or by
 * hand and with other things in it: only what is ours is closed to others.
 */
public final class DataDirectory {

  private static final Set<String> OURS =
      Set.of(
          "tables",
          "logs",
          "mail",
          "queues.journal",
          "queues.journal.lock",
          "queues.journal.new",
          "private.journal",
          "private.journal.lock",
          "private.journal.new",
          "dev-issuer.jwk",
          "dev-issuer.jwk.new");

  private DataDirectory() {}

  /**
   * Makes the directory, or finds it as it was left.
   *
   * @throws IOException if it cannot be written to, or not be closed to others
   */
  public static void open(Path directory) throws IOException {
    List<Path> before = Files.isDirectory(directory) ? list(directory) : List.of();
    if (before.stream().allMatch(DataDirectory::isOurs)) {
      OwnerOnly.directory(directory);
    }
    for (Path entry : before) {
      if (isOurs(entry)) {
        OwnerOnly.all(entry);
      }
    }
    Files.delete(Files.createTempFile(directory, "orderflow", ".probe"));
  }

  private static boolean isOurs(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return OURS.contains(name)
        || (name.startsWith("stream-") && (name.endsWith(".json") || name.endsWith(".json.next")));
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }
}
