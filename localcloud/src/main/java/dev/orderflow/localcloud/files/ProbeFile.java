package dev.orderflow.localcloud.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that is written only to see whether one can be. */
public final class ProbeFile {

  private static final int BYTES = 64 << 10;

  private ProbeFile() {}

  /** Why no file can be written in the directory; empty if one can. */
  public static Optional<String> trouble(Path directory) {
    try {
      Path probe = Files.createTempFile(directory, "orderflow", ".probe");
      try {
        Files.write(probe, new byte[BYTES]);
      } finally {
        Files.delete(probe);
      }
      return Optional.empty();
    } catch (IOException e) {
      long left = directory.toFile().getUsableSpace() >> 10;
      return Optional.of(
          "nothing can be written to %s, which has %d KB left: %s"
              .formatted(directory, left, reason(e)));
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.FileSystemException of && of.getReason() != null
        ? of.getReason()
        : String.valueOf(e.getMessage());
  }
}
