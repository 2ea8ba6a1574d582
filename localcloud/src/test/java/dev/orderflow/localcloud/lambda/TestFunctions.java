package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.lambda.functions.Echo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A jar of the classes in {@code functions}, as a function's code is. */
public final class TestFunctions {

  private TestFunctions() {}

  static FunctionSettings settings(Class<?> handler, Path jar) {
    return new FunctionSettings(
        "test-function",
        handler.getName(),
        jar,
        Optional.of("live"),
        Map.of("TABLE", "Orders"),
        Duration.ofSeconds(20),
        256,
        "/aws/lambda/test-function",
        "LKIATESTFUNCTION");
  }

  public static Path packedIn(Path directory) {
    Path jar = directory.resolve("functions.jar");
    String folder = Echo.class.getPackageName().replace('.', '/');
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path type : classes(folder)) {
        out.putNextEntry(new ZipEntry(folder + "/" + type.getFileName()));
        Files.copy(type, out);
      }
      return jar;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> classes(String folder) throws URISyntaxException {
    Path root = Path.of(Echo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
