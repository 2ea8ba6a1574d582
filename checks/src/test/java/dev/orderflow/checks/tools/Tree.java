package dev.orderflow.checks.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The project's files, found from wherever the tests run. */
public final class Tree {

  private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".idea", "node_modules");

  private Tree() {}

  /** The directory with the one command. */
  public static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("mvnw"))) {
      directory = directory.resolve("..").normalize();
    }
    return directory;
  }

  /**
   * The files that somebody wrote, relative to the root.
   *
   * @throws IllegalStateException when there are none, since then nothing would be checked
   */
  public static List<Path> sources(Predicate<Path> wanted) {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .map(root::relativize)
              .filter(Tree::isSource)
              .filter(wanted)
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new IllegalStateException("no such file below " + root);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the wanted sources into a directory, where they get the time of now. */
  public static void copy(Predicate<Path> wanted, Path directory) {
    for (Path file : sources(wanted)) {
      try {
        Path copy = directory.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(root().resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static boolean isSource(Path file) {
    for (Path part : file) {
      if (NOT_SOURCES.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }
}
