package dev.orderflow.checks.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A copy of the project as it is once {@code ./orderflow} has built it. Tests use the one command
 * there: in the tree itself it would build, beneath the feet of the build that runs them.
 */
public final class BuiltTree {

  private static final String COMMAND = "cli/target/orderflow.jar";
  private static final String FUNCTIONS = "orders/target/orders-functions.jar";

  private BuiltTree() {}

  /**
   * @return the copy's root
   */
  public static Path in(Path directory) {
    Tree.copy(_ -> true, directory);
    try {
      copy(FUNCTIONS, directory.resolve(FUNCTIONS));
      copy(COMMAND, directory.resolve(COMMAND));
      copy(COMMAND, directory.resolve("cli/target/orderflow-copied.jar"));
      Files.writeString(directory.resolve("cli/target/launch"), "copied\n");
      return directory.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(String built, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(Tree.root().resolve(built), to, StandardCopyOption.REPLACE_EXISTING);
  }
}
