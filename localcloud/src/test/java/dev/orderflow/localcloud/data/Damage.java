package dev.orderflow.localcloud.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What can happen to a file, drawn at random. */
record Damage(String what, Path file) {

  private enum Kind {
    FLIPPED_BYTE,
    CUT,
    EMPTIED,
    ZERO_TAIL,
    MORE_ZEROS,
    MISSING
  }

  /** Does one to one of the directory's files. */
  static Damage of(Path directory, Random random) throws IOException {
    List<Path> files = files(directory);
    Path file = files.get(random.nextInt(files.size()));
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    switch (kind) {
      case FLIPPED_BYTE -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
      }
      case CUT -> Files.write(file, Arrays.copyOf(bytes, at));
      case EMPTIED -> Files.write(file, new byte[0]);
      case ZERO_TAIL -> {
        Arrays.fill(bytes, at, bytes.length, (byte) 0);
        Files.write(file, bytes);
      }
      case MORE_ZEROS -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 1 + at));
      case MISSING -> Files.delete(file);
    }
    return new Damage(kind + " at " + at + " of " + bytes.length, file);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(it -> !it.toString().endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  /** As a process that is killed leaves a directory, which may be in use. */
  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return to;
  }
}
