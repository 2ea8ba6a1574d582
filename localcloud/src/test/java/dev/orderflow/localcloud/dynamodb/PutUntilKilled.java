package dev.orderflow.localcloud.dynamodb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM that writes orders into a directory from two threads and prints each id once its write is
 * acknowledged. Stops only when a write fails, which it reports, or when it is killed.
 */
final class PutUntilKilled {

  private PutUntilKilled() {}

  public static void main(String[] arguments) throws IOException {
    TableEngine engine = TableEngine.inDirectory(Path.of(arguments[0]));
    engine.ensureTable(Tables.ORDERS);
    for (String writer : List.of("a", "b")) {
      Thread.ofPlatform().start(() -> write(engine, writer));
    }
  }

  private static void write(TableEngine engine, String writer) {
    for (int i = 0; ; i++) {
      String id = writer + i;
      try {
        engine.client().putItem(Tables.order(id, "x".repeat(1000)));
      } catch (RuntimeException e) {
        System.out.println("refused " + id + " " + e);
        System.exit(1);
      }
      System.out.println("stored " + id);
    }
  }

  /**
   * Starts it.
   *
   * @param limits a shell command to run first, e.g. {@code ulimit -f 9}
   * @param output where it prints to
   */
  static Process start(Path directory, String limits, Path output) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            "sh",
            "-c",
            limits + "; exec \"$@\"",
            "sh",
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            PutUntilKilled.class.getName(),
            directory.toString())
        .redirectOutput(output.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
