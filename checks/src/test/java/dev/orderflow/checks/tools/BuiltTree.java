package dev.orderflow.checks.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the project as it is once {@code ./orderflow} has built it. Tests use the one command
 * there: in the tree itself it would build, beneath the feet of the build that runs them.
 */
public final class BuiltTree {

  private static final String COMMAND = "cli/target/orderflow.jar";

  private BuiltTree() {}

  /**
   * @return the copy's root
   */
  public static Path in(Path directory) {
    Tree.copy(_ -> true, directory);
    try {
      for (Path jar : functionsJars()) {
        copy(jar.toString(), directory.resolve(jar));
      }
      copy(COMMAND, directory.resolve(COMMAND));
      copy(COMMAND, directory.resolve("cli/target/orderflow-copied.jar"));
      nameBuilt(directory);
      return directory.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a service out of a copy, where whoever works on the tree has begun one of that name. */
  public static void without(Path tree, String service) {
    try {
      Path list = tree.resolve("services/pom.xml");
      Path folder = tree.resolve("services").resolve(service);
      if (Files.notExists(folder)) {
        return;
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      String line = "    <module>" + service + "</module>\n";
      Files.writeString(list, Files.readString(list).replace(line, ""));
      nameBuilt(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever is newer than this file would be built. */
  private static void nameBuilt(Path tree) throws IOException {
    Files.writeString(tree.resolve("cli/target/launch"), "copied\n");
  }

  /** Relative to the root: those of orders and of all services. */
  private static List<Path> functionsJars() throws IOException {
    try (Stream<Path> files = Files.walk(Tree.root(), 4)) {
      return files
          .filter(it -> it.toString().endsWith("-functions.jar"))
          .map(Tree.root()::relativize)
          .toList();
    }
  }

  private static void copy(String built, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(Tree.root().resolve(built), to, StandardCopyOption.REPLACE_EXISTING);
  }
}
